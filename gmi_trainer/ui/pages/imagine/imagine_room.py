"""Imagined movements behind Train: the next session and its Start, the ladder, how it goes, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.imagery import (
    CARD_CHOICES,
    Context,
    Mood,
    Place,
    Posture,
    Rung,
    can_be_real,
    can_be_timed,
    has_sides,
)
from gmi_trainer.domain.imagery_time import timing_of
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.guided_choices import Hear
from gmi_trainer.services.imagery import ImageryLook
from gmi_trainer.services.imagery_choices import ImageryChoices
from gmi_trainer.services.imagery_ports import LoadedImagery
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.train.stage_rooms import RoomPage
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import Text, body, heading, muted
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.guided import hear_name
from gmi_trainer.ui.words.imagery import (
    back_line,
    finished_line,
    flare_line,
    history_line,
    limb_line,
    mood_name,
    place_name,
    posture_name,
    rung_about,
    rung_name,
    rung_title,
    side_name,
    summary_line,
    up_line,
)
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

READS_AGAIN_ON = (Changed.SESSIONS, Changed.DIARY, Changed.ABOUT, Changed.PREFERENCES)
SHOWN_SESSIONS = 8


class ImagineRoom(RoomPage):
    """Read in a background job while it is in view, and again after every change."""

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            "imagine",
            translate("ImagineRoom", "Imagined movement"),
            translate(
                "ImagineRoom",
                "Move in your mind only. It starts with just looking, and goes on by small steps.",
            ),
            parent=parent,
        )
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._service = workspace.imagery()
        self._loaded: LoadedImagery | None = None
        self._looked: ImageryLook | None = None
        self._reading: Job | None = None
        self._is_stale = True
        self._ladders: dict[bool, ChoiceRow] = {}
        self._sides: dict[bool, ChoiceRow] = {}
        self._add_back()
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self.add(self._problem)
        self._problem.hide()
        self._add_start()
        self._add_part()
        self._add_ladder()
        self._add_ways()
        self._add_history()
        self._add_known()
        hear_of(workspace.changes, self, self._on_record_changed)

    @property
    def looked(self) -> ImageryLook | None:
        """Where the person is, once it is read."""
        return self._looked

    def take_focus(self) -> None:
        """Put the keyboard on Start."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    # -- its parts -----------------------------------------------------------------------------------------

    def _add_back(self) -> None:
        back = quiet(self.look, self.tr("Back to Train"), "imagine.back", icon="arrow-left")
        back.clicked.connect(self.back_asked)
        self.put_above_title(holding(FlowLayout(self.look), [back]))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)

    def _add_start(self) -> None:
        self._headline = heading(self.tr("One moment …"))
        self._headline.setObjectName("imagine.headline")
        self._summary = muted()
        self._summary.setObjectName("imagine.summary")
        self._why = Stack(self.look)
        self._start = primary(self.look, self.tr("Start"), "imagine.start", icon="play", large=True)
        self._start.clicked.connect(self._on_start_clicked)
        self._up = secondary(self.look, self.tr("Try the next step"), "imagine.up", icon="chevron-up")
        self._up.clicked.connect(self._on_up_clicked)
        card = Card(self.look)
        card.setAccessibleName(self.tr("Your next session"))
        for part in (self._headline, self._summary, self._why):
            card.add(part)
        card.add(holding(FlowLayout(self.look, gap_px=16), [self._start, self._up]))
        self._up.hide()
        self.add(card)

    def _add_part(self) -> None:
        say = self._translate
        card = Card(self.look, self.tr("Which part of the body?"))
        self._parts = ChoiceRow(
            self.look,
            "imagine.part",
            self.tr("Body part"),
            [Choice(part, part.value, part_name(part, say)) for part in BodyPart],
            column_px=170,
        )
        self._parts.chosen.connect(self._on_part_chosen)
        card.add(self._parts)
        self._side_label = Text("", "field")
        card.add(self._side_label)
        for both_ways in (False, True):
            row = ChoiceRow(
                self.look,
                "imagine.way" if both_ways else "imagine.side",
                self.tr("Which way hurts more?") if both_ways else self.tr("Which side hurts?"),
                [
                    Choice(side, side.value, side_name(side, say, both_ways=both_ways))
                    for side in (Side.LEFT, Side.RIGHT)
                ],
                column_px=170,
            )
            row.chosen.connect(self._on_side_chosen)
            self._sides[both_ways] = row
            card.add(row)
        self._felt = Switch(
            self.look,
            "imagine.felt",
            self.tr("This limb is not there"),
            self.tr('Then the words speak of the limb you feel, such as "the hand you feel".'),
        )
        self._felt.toggled.connect(self._on_felt_toggled)
        card.add(self._felt)
        self.add(card)

    def _add_ladder(self) -> None:
        say = self._translate
        card = Card(self.look, self.tr("The ladder"))
        card.add(
            muted(
                self.tr(
                    "Eight small steps. You may begin on any of them. When it is too much, the next session "
                    "goes one step back by itself."
                )
            )
        )
        for both_ways in (False, True):
            row = ChoiceRow(
                self.look,
                "imagine.way_rung" if both_ways else "imagine.rung",
                self.tr("Your step"),
                [
                    Choice(
                        rung,
                        str(int(rung)),
                        f"{int(rung)}  {rung_name(rung, say, both_ways=both_ways)}",
                        rung_about(rung, say, both_ways=both_ways),
                    )
                    for rung in Rung
                ],
                column_px=300,
                most=2,
            )
            row.chosen.connect(self._on_rung_chosen)
            self._ladders[both_ways] = row
            card.add(row)
        self.add(card)

    def _add_ways(self) -> None:
        say = self._translate
        card = Card(self.look, self.tr("How it goes"))
        self._cards = self._asked(
            card,
            self.tr("How many cards?"),
            "imagine.cards",
            [Choice(n, str(n), str(n)) for n in CARD_CHOICES],
            self._on_cards_chosen,
            column_px=90,
            most=5,
        )
        self._hear = self._asked(
            card,
            self.tr("What would you like to hear?"),
            "imagine.hear",
            [Choice(hear, hear.value, hear_name(hear, say)) for hear in Hear],
            self._on_hear_chosen,
        )
        self._pace_part = Stack(self.look)
        self._pace = self._asked(
            self._pace_part,
            self.tr("At whose pace?"),
            "imagine.pace",
            [
                Choice(False, "program", self.tr("The program leads"), self.tr("Tones tell you when.")),
                Choice(
                    True,
                    "own",
                    self.tr("My own pace"),
                    self.tr("You press when you are back. So you see how long it takes in your mind."),
                ),
            ],
            self._on_pace_chosen,
            column_px=280,
        )
        card.add(self._pace_part)
        self._real_part = Stack(self.look)
        self._real = self._asked(
            self._real_part,
            self.tr("Is it safe for you to really make these movements?"),
            "imagine.real",
            [
                Choice(
                    False,
                    "no",
                    self.tr("No, or not sure"),
                    self.tr("Then nothing is really done. That is the usual way."),
                ),
                Choice(
                    True,
                    "yes",
                    self.tr("Yes, it is safe"),
                    self.tr("Then each movement is really done once, too, and timed. Never in a flare."),
                ),
            ],
            self._on_real_chosen,
            column_px=280,
        )
        card.add(self._real_part)
        self._context_part = Stack(self.look)
        self._context_part.add(
            muted(self.tr("The movement was easy. So you can vary what is around it, one thing at a time."))
        )
        self._place_row = self._asked(
            self._context_part,
            self.tr("Where are you, in your mind?"),
            "imagine.place",
            [Choice(one, one.value, place_name(one, say)) for one in Place],
            self._on_place_chosen,
        )
        self._posture = self._asked(
            self._context_part,
            self.tr("How are you there?"),
            "imagine.posture",
            [Choice(one, one.value, posture_name(one, say)) for one in Posture],
            self._on_posture_chosen,
        )
        self._mood = self._asked(
            self._context_part,
            self.tr("In which mood?"),
            "imagine.mood",
            [Choice(one, one.value, mood_name(one, say)) for one in Mood],
            self._on_mood_chosen,
        )
        card.add(self._context_part)
        self.add(card)

    def _asked(
        self,
        where: Card | Stack,
        words: str,
        name: str,
        choices: list[Choice],
        on_chosen: Callable[[object], None],
        *,
        column_px: int = 190,
        most: int = 4,
    ) -> ChoiceRow:
        row = ChoiceRow(self.look, name, words, choices, column_px=column_px, most=most)
        row.chosen.connect(on_chosen)
        where.add(Text(words, "field"))
        where.add(row)
        return row

    def _add_history(self) -> None:
        self._history = Card(self.look, self.tr("What you did"))
        self._history_lines = Stack(self.look, gap_px=6)
        self._history.add(self._history_lines)
        self.add(self._history)
        self._history.hide()

    def _add_known(self) -> None:
        self.add(
            Notice(
                self.look,
                self.tr(
                    "How sure is this? In studies imagining came after left or right, and before the mirror. "
                    "Imagining alone helped some people and not others. It can make pain or swelling rise for "
                    "a while. That is why there are gentle steps. The ladder is what clinicians use, and no "
                    "study has tested it."
                ),
            )
        )

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in READS_AGAIN_ON:
            self._is_stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        self._is_stale = False
        service, workspace, known = self._service, self._workspace, self._loaded
        part, today = service.part(), workspace.today.today()
        choices, about = service.choices.load(), service.about()

        def work(_job: Job) -> tuple[LoadedImagery, ImageryLook | None]:
            loaded = known if known is not None else service.loaded()
            with workspace.imagery_reader() as reader, workspace.diary() as diary:
                return loaded, service.look(reader, diary, loaded, part, choices, about, today)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, found: tuple[LoadedImagery, ImageryLook | None]) -> None:
        self._loaded, self._looked = found
        self._problem.hide()
        self._show()

    def _on_problem(self, problem: UserProblem) -> None:
        self._is_stale = True
        self._problem.say(problem_sentence(problem, self._translate))
        self._problem.show()

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        looked, choices = self._looked, self._service.choices.load()
        part = self._service.part()
        self._show_part(part, choices)
        self._start.setEnabled(looked is not None)
        if looked is None:
            self._headline.setText(self.tr("There are no cards for this part."))
            return
        both_ways = not has_sides(part)
        spec = self._service.spec(looked)
        self._headline.setText(rung_title(spec.rung, self._translate, both_ways=both_ways))
        self._summary.setText(
            f"{limb_line(part, spec.side, self._translate)} · {summary_line(spec, self._translate)}"
        )
        self._show_why(looked, both_ways=both_ways)
        for ways, row in self._ladders.items():
            row.setVisible(ways is both_ways)
            row.set_value(looked.standing.rung)
        self._show_ways(looked, choices)
        self._show_history(looked, both_ways=both_ways)

    def _show_part(self, part: BodyPart, choices: ImageryChoices) -> None:
        both_ways = not has_sides(part)
        known = self._loaded
        for tile in self._parts.tiles:
            tile.setVisible(known is None or any(one.part is tile.choice.value for one in known.scripts))
        self._parts.set_value(part)
        self._side_label.setText(
            self.tr("Which way hurts more?") if both_ways else self.tr("Which side hurts?")
        )
        for ways, row in self._sides.items():
            row.setVisible(ways is both_ways)
            row.set_value(self._service.sore_side(part))
        self._felt.setVisible(not both_ways)
        self._felt.blockSignals(True)
        self._felt.setChecked(choices.of_part(part).felt)
        self._felt.blockSignals(False)

    def _show_why(self, looked: ImageryLook, *, both_ways: bool) -> None:
        say, now = self._translate, looked.standing
        lines = [rung_about(looked.rung, say, both_ways=both_ways)]
        if looked.flare is not None:
            lines.append(flare_line(looked.rung, say, both_ways=both_ways))
        elif now.back_from is not None:
            lines.append(back_line(now.back_from, now.rung, say, both_ways=both_ways))
        elif looked.suggested is not None:
            lines.append(up_line(looked.suggested, say, both_ways=both_ways))
        elif now.rung is Rung.TASKS and now.finished_on is not None:
            lines.append(finished_line(say))
        if has_sides(looked.part) and self._service.sore_side(looked.part) is None:
            lines.append(self.tr("Say below which side hurts: the right one is taken until then."))
        self._why.clear()
        for line in lines:
            self._why.add(body(line))
        self._up.setVisible(looked.suggested is not None)

    def _show_ways(self, looked: ImageryLook, choices: ImageryChoices) -> None:
        self._cards.set_value(choices.cards)
        self._hear.set_value(self._service.heard.load().hear)
        self._pace.set_value(choices.own_pace)
        self._pace_part.setVisible(can_be_timed(looked.rung))
        self._real.set_value(choices.real_is_safe)
        is_eased = looked.flare is not None
        self._real_part.setVisible(choices.own_pace and can_be_real(looked.rung) and not is_eased)
        self._context_part.setVisible(looked.context_is_open and not is_eased)
        self._place_row.set_value(choices.context.place)
        self._posture.set_value(choices.context.posture)
        self._mood.set_value(choices.context.mood)

    def _show_history(self, looked: ImageryLook, *, both_ways: bool) -> None:
        newest = looked.sessions[-SHOWN_SESSIONS:][::-1]
        self._history_lines.clear()
        for session in newest:
            timing = timing_of(session.times)
            self._history_lines.add(body(history_line(session, timing, self._translate, both_ways=both_ways)))
        self._history.setVisible(bool(newest))

    # -- what a person does --------------------------------------------------------------------------------

    @Slot()
    def _on_start_clicked(self) -> None:
        """The way reads anew where the person is."""
        self.begin_asked.emit(self._service.part())

    @Slot()
    def _on_up_clicked(self) -> None:
        if self._looked is not None and self._looked.suggested is not None:
            self._on_rung_chosen(self._looked.suggested)
            self.take_focus()

    @Slot(object)
    def _on_rung_chosen(self, rung: object) -> None:
        assert isinstance(rung, Rung), "the ladder has steps"
        part = self._service.part()
        take_back = self._service.choose_rung(part, rung)
        title = rung_title(rung, self._translate, both_ways=not has_sides(part))
        self.offer_undo(self.tr("Your step now: {step}").format(step=title), take_back)

    @Slot(object)
    def _on_part_chosen(self, part: object) -> None:
        assert isinstance(part, BodyPart), "a part of the body"
        self._save(replace(self._choices, part=part))

    @Slot(object)
    def _on_side_chosen(self, side: object) -> None:
        assert isinstance(side, Side), "left or right"
        part = self._service.part()
        self._save(self._choices.with_part(part, replace(self._choices.of_part(part), side=side)))

    @Slot(bool)
    def _on_felt_toggled(self, is_felt: bool) -> None:
        part = self._service.part()
        self._save(self._choices.with_part(part, replace(self._choices.of_part(part), felt=is_felt)))

    @Slot(object)
    def _on_cards_chosen(self, cards: object) -> None:
        assert isinstance(cards, int), "a number of cards"
        self._save(replace(self._choices, cards=cards))

    @Slot(object)
    def _on_hear_chosen(self, hear: object) -> None:
        assert isinstance(hear, Hear), "what is heard"
        heard = self._service.heard
        heard.save(replace(heard.load(), hear=hear))

    @Slot(object)
    def _on_pace_chosen(self, own_pace: object) -> None:
        self._save(replace(self._choices, own_pace=own_pace is True))

    @Slot(object)
    def _on_real_chosen(self, is_safe: object) -> None:
        self._save(replace(self._choices, real_is_safe=is_safe is True))

    @Slot(object)
    def _on_place_chosen(self, place: object) -> None:
        assert isinstance(place, Place), "a place"
        self._save_context(replace(self._choices.context, place=place))

    @Slot(object)
    def _on_posture_chosen(self, posture: object) -> None:
        assert isinstance(posture, Posture), "a posture"
        self._save_context(replace(self._choices.context, posture=posture))

    @Slot(object)
    def _on_mood_chosen(self, mood: object) -> None:
        assert isinstance(mood, Mood), "a mood"
        self._save_context(replace(self._choices.context, mood=mood))

    @property
    def _choices(self) -> ImageryChoices:
        return self._service.choices.load()

    def _save_context(self, context: Context) -> None:
        self._save(replace(self._choices, context=context))

    def _save(self, choices: ImageryChoices) -> None:
        self._service.choices.save(choices)
