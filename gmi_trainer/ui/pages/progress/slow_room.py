"""Why am I slow? What takes a person longer, and the pictures that do, which can be practised at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import PictureSource
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.slow_pictures import SlowPictures, slowest
from gmi_trainer.domain.stimulus import Picture
from gmi_trainer.domain.turning import By, Of, Turning
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.turning import SlowRead, SlowStory, read_slow
from gmi_trainer.ui.background import Job
from gmi_trainer.ui.charts.warming import load_numbers
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.progress.chart_with_table import ChartWithTable
from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.pages.progress.part_row import PartRow
from gmi_trainer.ui.pages.progress.rooms import ProgressRoom, RoomTools
from gmi_trainer.ui.pages.progress.rows_card import RowsCard
from gmi_trainer.ui.pages.progress.slow_pictures_card import SlowPicturesCard
from gmi_trainer.ui.pages.progress.turn_picture import (
    Split,
    curve_picture,
    curve_table,
    drawn_of,
    rows_picture,
    rows_table,
)
from gmi_trainer.ui.pages.progress.turns import Turns
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.empty_state import EmptyState
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import Text, muted, small
from gmi_trainer.ui.words.answers import own_side_sentence
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.turning import (
    about_chart,
    by_name,
    by_way_note,
    chart_name,
    hallmark_note,
    hallmark_sentence,
    hallmark_source,
    headline,
    of_name,
    pooled_sentence,
    room_about,
    room_name,
    too_few_note,
)

NAME = "progress.slow"


class SlowRoom(ProgressRoom):
    """Reads when somebody comes in, and again after a change while it is in view."""

    def __init__(self, tools: RoomTools) -> None:
        say = tools.translate
        super().__init__(tools.look, NAME, room_name(say), room_about(say))
        self._tools = tools
        self._translate = say
        self._part: BodyPart | None = None
        self._story: SlowStory | None = None
        self._tested: frozenset[str] = frozenset()
        self._by, self._of, self._split = By.TURN, Of.TIME, Split.TOGETHER
        self._job: Job | None = None
        self._is_stale = True
        self._charts: dict[str, ChartWithTable | RowsCard] = {}
        self._turns = Turns(self)
        self._told = Column(tools.look, 16)
        self._parts = PartRow(tools.look, f"{NAME}.part", say)
        self._parts.chosen.connect(self._on_parts_chosen)
        self._problem = Column(tools.look)
        self._said = Card(tools.look, self.tr("In short"))
        self._own_side = Notice(tools.look, "")
        self._own_side.setObjectName(f"{NAME}.own_side")
        self._choices = Column(tools.look)
        self._ways_to_look = Column(tools.look, 12)  # below the chart, which is what somebody came for
        self._chart_place = Column(tools.look)
        self._chart_about = small()
        self._chart_about.setObjectName(f"{NAME}.about_chart")
        self._pictures = Column(tools.look, 16)
        self._clinic = Column(tools.look)
        self._make_rows()
        for widget in (self._problem, self._told):
            self.add(widget)
        hear_of(tools.workspace.changes, self, self._on_record_changed)

    @property
    def story(self) -> SlowStory | None:
        """What is shown."""
        return self._story

    @property
    def is_built(self) -> bool:
        """Everything is read and stands there."""
        return self._job is None and not self._turns.is_busy

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it says first."""
        return tuple(
            text.text() for text in self._said.findChildren(Text) if text.objectName() == f"{NAME}.sentence"
        )

    @property
    def by_row(self) -> ChoiceRow:
        """What answers are sorted by."""
        return self._by_row

    @property
    def of_row(self) -> ChoiceRow:
        """Time, or right answers."""
        return self._of_row

    @property
    def split_row(self) -> ChoiceRow:
        """The lines of the turning curve."""
        return self._split_row

    @property
    def chart(self) -> ChartWithTable | RowsCard | None:
        """What is drawn now."""
        return self._charts.get(self._kind)

    @property
    def picture_cards(self) -> tuple[SlowPicturesCard, ...]:
        """The pictures of the program, and one's own, where there are any."""
        return tuple(self._pictures.findChildren(SlowPicturesCard))

    def begin(self) -> None:
        """Somebody came in."""
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Cards come and go; Tab goes through them as they stand."""
        put_in_tab_order((self._column,))
        return super().focusNextPrevChild(next_)

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, kind: Changed) -> None:
        if kind in (Changed.SESSIONS, Changed.ABOUT, Changed.PICTURES):
            self._is_stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        self._is_stale = False
        if self._job is not None:
            self._job.cancel()
        workspace, part = self._tools.workspace, self._part
        looks, drills, about = workspace.looks, workspace.drills, workspace.about.load()

        def work(_job: Job) -> tuple[SlowRead, frozenset[str]]:
            load_numbers()  # here, so that nobody waits for it
            with looks() as reader:
                read = read_slow(reader, part, about)
            if read.story is None:
                return read, frozenset()
            drills.library_levels(
                read.story.part
            )  # packs are read from the disk when they are first asked for
            return read, drills.tested_pictures(read.story.part)

        self._job = self._tools.jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, told: tuple[SlowRead, frozenset[str]]) -> None:
        self._job = None
        read, self._tested = told
        self._story = read.story
        self._problem.clear()
        self._turns.start(self._show(read))

    def _on_problem(self, problem: UserProblem) -> None:
        self._job = None
        self._problem.clear()
        words = problem_sentence(problem, self._translate)
        self._problem.add(Notice(self.look, words, NoticeKind.ATTENTION))

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, read: SlowRead) -> Iterator[None]:
        """A part of the page in each turn."""
        story = read.story
        self._empty.setVisible(story is None)
        for widget in (self._said, *self._chart_parts, self._pictures):
            widget.setVisible(story is not None)
        self._clinic.clear()
        self._parts.show_parts(read.parts, story.part if story is not None else None)
        if story is None:
            self._own_side.hide()
            return
        self._part = story.part
        self._show_sentences(story)
        yield
        self._show_chart()
        yield
        yield from self._show_pictures(story)
        if self._tools.workspace.progress_choices.is_clinic:
            self._show_hallmark(story)

    def _show_sentences(self, story: SlowStory) -> None:
        self._said.clear()
        say = self._translate
        if story.turning is None or story.over is None:
            self._say(
                self.tr(
                    "A test, or training with level 2, turns pictures every way. After some of it you see here "
                    "what takes you longer."
                )
            )
        else:
            for sentence in headline(story.turning, story.part, say):
                self._say(sentence)
            self._said.add(muted(pooled_sentence(story.over, say)))
        self._own_side.setVisible(not story.by_side)
        words = own_side_sentence(story.way.limb, say)
        if not story.by_side and self._own_side.words != words:
            self._own_side.say(words)

    def _say(self, sentence: str) -> None:
        text = Text(sentence, "body")
        text.setObjectName(f"{NAME}.sentence")
        self._said.add(text)

    def _show_chart(self) -> None:
        """The chart of what is chosen; each kind is made when it is first wanted."""
        story = self._story
        turning = story.turning if story is not None else None
        has_any = turning is not None
        for widget in self._chart_parts:
            widget.setVisible(has_any)
        if story is None or turning is None:
            return
        self._offer_choices(turning)
        say, by, of = self._translate, self._by, self._of
        card = self._made_chart()
        if isinstance(card, ChartWithTable):
            if card.heading is not None:
                card.heading.setText(chart_name(by, of, say))
            columns, rows = curve_table(turning, self._split, story.part, say)
            card.show_picture(curve_picture(turning, of, self._split, story.part, say), columns, rows)
        else:
            groups = turning.of(by)
            columns, rows = rows_table(by, groups, story.part, say)
            card.show_rows(rows_picture(by, of, groups, story.part, say), columns, rows)
        for kind, other in self._charts.items():
            other.setVisible(kind == self._kind)
        words = [about_chart(by, of, say)]
        if by is By.TURN and self._split is Split.WAYS:
            words.append(by_way_note(say))
        if by is not By.TURN and (left_out := len(turning.of(by)) - len(drawn_of(of, turning.of(by)))):
            words.append(too_few_note(left_out, say))
        self._chart_about.setText(" ".join(words))

    @property
    def _chart_parts(self) -> tuple[QWidget, ...]:
        return self._choices, self._chart_place, self._chart_about, self._ways_to_look

    @property
    def _kind(self) -> str:
        return "turn" if self._by is By.TURN else "rows"

    def _made_chart(self) -> ChartWithTable | RowsCard:
        if self._kind not in self._charts:
            say, look = self._translate, self.look
            nothing = self.tr("Too few answers yet.")
            name = chart_name(self._by, self._of, say)
            card: ChartWithTable | RowsCard = (
                ChartWithTable(look, f"{NAME}.turn", name, nothing, say)
                if self._by is By.TURN
                else RowsCard(look, f"{NAME}.rows", name, nothing, say)
            )
            self._charts[self._kind] = card
            self._chart_place.add(card)
        return self._charts[self._kind]

    def _offer_choices(self, turning: Turning) -> None:
        """Nothing by side is offered where a sore limb answered its own side; towards and away only in a clinic."""
        by_side = bool(turning.by_side)
        by_way = bool(turning.turn_by_way) and self._tools.workspace.progress_choices.is_clinic
        if not by_side and self._by is By.SIDE:
            self._by = By.TURN
            self._by_row.set_value(By.TURN)
        if (not by_side and self._split is Split.SIDES) or (not by_way and self._split is Split.WAYS):
            self._split = Split.TOGETHER
            self._split_row.set_value(Split.TOGETHER)
        for tile in (*self._by_row.tiles, *self._split_row.tiles):
            if tile.choice.value in (By.SIDE, Split.SIDES):
                tile.setVisible(by_side)
            elif tile.choice.value is Split.WAYS:
                tile.setVisible(by_way)
        self._split_row.setVisible(self._by is By.TURN and (by_side or by_way))

    # -- pictures ------------------------------------------------------------------------------------------

    def _show_pictures(self, story: SlowStory) -> Iterator[None]:
        self._pictures.clear()
        drills = self._tools.workspace.drills
        for source, seen in (
            (PictureSource.LIBRARY, story.pictures),
            (PictureSource.OWN, story.own_pictures),
        ):
            if not seen:
                continue
            pictures = {picture.sha256: picture for picture in drills.pictures(story.part, source)}
            found = slowest(seen, pictures.keys())
            if found.all:
                self._add_pictures(source, found, pictures)
            elif source is PictureSource.LIBRARY:
                self._add_no_pictures()
            yield

    def _add_pictures(
        self, source: PictureSource, found: SlowPictures, pictures: Mapping[str, Picture]
    ) -> None:
        own = source is PictureSource.OWN
        card = SlowPicturesCard(
            self.look,
            f"{NAME}.{source.value}",
            self.tr("Your own pictures") if own else self.tr("Pictures to practise"),
            self._tools.workspace.own_frames() if own else self._tools.frames,
            self._tools.jobs,
            self._translate,
        )
        card.practise_asked.connect(self._on_own_practise_asked if own else self._on_practise_asked)
        card.show_pictures(found, pictures, self._tested)
        self._pictures.add(card)

    def _add_no_pictures(self) -> None:
        card = Card(self.look, self.tr("Pictures to practise"))
        card.add(
            muted(
                self.tr(
                    "No picture stands out yet. Once you saw some three times or more, the slow ones are shown here."
                )
            )
        )
        self._pictures.add(card)

    @Slot(object)
    def _on_practise_asked(self, found: SlowPictures) -> None:
        self._practise(found, PictureSource.LIBRARY)

    @Slot(object)
    def _on_own_practise_asked(self, found: SlowPictures) -> None:
        self._practise(found, PictureSource.OWN)

    def _practise(self, found: SlowPictures, source: PictureSource) -> None:
        if self._story is None:
            return
        choices = self._tools.workspace.choices.load()
        names = tuple(one.picture for one in found.all)
        self.drill_asked.emit(choices.given(self._story.part, names, found.level, source))

    # -- the clinician's look ------------------------------------------------------------------------------

    def _show_hallmark(self, story: SlowStory) -> None:
        if story.part is not BodyPart.HAND:
            return
        say = self._translate
        card = Card(self.look, self.tr("Turned away and turned towards"), icon="stethoscope")
        card.setObjectName(f"{NAME}.hallmark")
        mark = story.turning.hallmark if story.turning is not None else None
        if mark is None:
            card.add(Text(self.tr("Too few answers to backs of hands yet. It takes thirty turned each way.")))
        else:
            card.add(Text(hallmark_sentence(mark, say)))
        card.add(muted(hallmark_note(say)))
        card.add(small(hallmark_source(say)))
        self._clinic.add(card)

    # -- parts of the page ---------------------------------------------------------------------------------

    def _make_rows(self) -> None:
        say, look = self._translate, self.look
        go = primary(look, self.tr("Go to training"), f"{NAME}.train", icon="play")
        go.clicked.connect(self.train_asked)
        self._empty: QWidget = EmptyState(
            look,
            "timer",
            self.tr("Nothing to look at yet"),
            self.tr("After some tests or drills you see here which pictures take you longer."),
            action=go,
        )
        self._by_row = ChoiceRow(
            look,
            f"{NAME}.by",
            self.tr("What makes a difference"),
            [Choice(by, by.value, by_name(by, say)) for by in By],
            self._by,
            column_px=110,
            most=5,
        )
        self._of_row = ChoiceRow(
            look,
            f"{NAME}.of",
            self.tr("What is shown"),
            [Choice(of, of.value, of_name(of, say)) for of in Of],
            self._of,
            column_px=160,
        )
        self._split_row = ChoiceRow(
            look,
            f"{NAME}.split",
            self.tr("Which lines"),
            [
                Choice(Split.TOGETHER, "together", self.tr("All together")),
                Choice(Split.SIDES, "sides", self.tr("By side")),
                Choice(Split.WAYS, "ways", self.tr("Towards or away")),
            ],
            self._split,
            column_px=160,
        )
        self._by_row.chosen.connect(self._on_by_chosen)
        self._of_row.chosen.connect(self._on_of_chosen)
        self._split_row.chosen.connect(self._on_split_chosen)
        self._choices.add(self._by_row)
        self._ways_to_look.add(self._of_row, self._split_row)
        self._told.add(self._parts, self._empty, self._said, self._own_side)
        self._told.add(*self._chart_parts, self._pictures, self._clinic)
        shown: tuple[QWidget, ...] = (self._parts, self._empty, self._said, self._own_side, self._pictures)
        for widget in (*shown, *self._chart_parts):
            widget.hide()

    @Slot(object)
    def _on_parts_chosen(self, part: BodyPart) -> None:
        self._part = part
        self._read()

    @Slot(object)
    def _on_by_chosen(self, by: By) -> None:
        self._by = by
        self._show_chart()

    @Slot(object)
    def _on_of_chosen(self, of: Of) -> None:
        self._of = of
        self._show_chart()

    @Slot(object)
    def _on_split_chosen(self, split: Split) -> None:
        self._split = split
        self._show_chart()
