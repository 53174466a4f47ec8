"""One kind of guided practice on the Train page: how long, what is heard, and a tile for each to begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.guided import GuidedPast, Length
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.services.guided_choices import GuidedChoices, Hear
from gmi_trainer.services.guided_ports import LoadedScripts
from gmi_trainer.services.workspace import Workspace
from gmi_trainer.ui.background import Background, Job
from gmi_trainer.ui.hearing import hear_of
from gmi_trainer.ui.pages.train.practice_tile import PracticeTile
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.guided import hear_name, history_line, length_line
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

TILE_PX = 360


class GuidedSection(Card):
    """Filled in a background job when it is first in view, and again after every session."""

    begin_asked = Signal(object)  # GuidedScript

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        jobs: Background,
        translate: Translate,
        *,
        kind: SessionKind,
        words: tuple[str, str],
        icon: str,
        parent: QWidget | None = None,
    ) -> None:
        """``words``: its heading, and what it is. Names of controls begin with the kind's own."""
        super().__init__(look, words[0], icon=icon, parent=parent)
        self._workspace = workspace
        self._jobs = jobs
        self._translate = translate
        self._kind = kind
        self._loaded: LoadedScripts | None = None
        self._past = GuidedPast()
        self._is_stale = True
        self._reading: Job | None = None
        self._tiles: dict[str, PracticeTile] = {}
        self._service = workspace.guided()
        self.setObjectName(kind.value)
        self.add(muted(words[1]))
        self._problem = Notice(look, "", NoticeKind.ATTENTION)
        self._problem.setObjectName(f"{kind.value}.problem")
        self.add(self._problem)
        self._problem.hide()
        self._list: QWidget | None = None
        self._add_choices()
        hear_of(workspace.changes, self, self._on_record_changed)

    @property
    def tiles(self) -> tuple[PracticeTile, ...]:
        """The practices, once they are read."""
        return tuple(self._tiles.values())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    # -- choices -------------------------------------------------------------------------------------------

    def _add_choices(self) -> None:
        name, say = self._kind.value, self._translate
        self._length = ChoiceRow(
            self._look,
            f"{name}.length",
            self.tr("How long?"),
            [
                Choice(Length.SHORT, "short", self.tr("Short")),
                Choice(Length.LONG, "long", self.tr("Whole")),
            ],
            column_px=150,
        )
        self._hear = ChoiceRow(
            self._look,
            f"{name}.hear",
            self.tr("What would you like to hear?"),
            [Choice(hear, hear.value, hear_name(hear, say)) for hear in Hear],
            column_px=190,
        )
        self._length.chosen.connect(self._on_length_chosen)
        self._hear.chosen.connect(self._on_hear_chosen)
        for words, row in (
            (self.tr("How long?"), self._length),
            (self.tr("What would you like to hear?"), self._hear),
        ):
            self.add(Text(words, "field"))
            self.add(row)
        self._show_choices()

    @Slot(object)
    def _on_length_chosen(self, length: Length) -> None:
        self._choose(lambda choices: replace(choices, length=length))

    @Slot(object)
    def _on_hear_chosen(self, hear: Hear) -> None:
        self._choose(lambda choices: replace(choices, hear=hear))

    def _choose(self, change: Callable[[GuidedChoices], GuidedChoices]) -> None:
        try:
            self._service.choices.save(change(self._service.choices.load()))
        except UserProblem as problem:
            self._on_problem(problem)
        self._show_choices()
        self._show_lines()

    def _show_choices(self) -> None:
        choices = self._service.choices.load()
        self._length.set_value(choices.length)
        self._hear.set_value(choices.hear)

    # -- reading -------------------------------------------------------------------------------------------

    def _on_record_changed(self, changed: Changed) -> None:
        if changed is Changed.SESSIONS:
            self._is_stale = True
            if self.isVisible():
                self._read()

    def _read(self) -> None:
        self._is_stale = False
        service, guided_reader, kind = self._service, self._workspace.guided_reader, self._kind
        known = self._loaded

        def work(_job: Job) -> tuple[LoadedScripts, GuidedPast]:
            loaded = known if known is not None else service.scripts()
            with guided_reader() as reader:
                return loaded, service.past(reader, kind)

        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._jobs.run(work, self._on_read, owner=self, on_problem=self._on_problem)

    def _on_read(self, found: tuple[LoadedScripts, GuidedPast]) -> None:
        self._loaded, self._past = found
        self._problem.hide()
        if self._list is None:
            self._make_tiles(self._loaded)
        self._show_lines()

    def _on_problem(self, problem: UserProblem) -> None:
        self._problem.say(problem_sentence(problem, self._translate))
        self._problem.show()

    # -- showing -------------------------------------------------------------------------------------------

    def _make_tiles(self, loaded: LoadedScripts) -> None:
        for script in loaded.of_kind(self._kind):
            tile = PracticeTile(self._look, script, "", f"{self._kind.value}.{script.script_id}")
            tile.clicked.connect(partial(self.begin_asked.emit, script))
            self._tiles[script.script_id] = tile
        self._list = holding(ReflowLayout(self._look, TILE_PX, most=2, gap_px=12), self.tiles)
        self.add(self._list)

    def _show_lines(self) -> None:
        length = self._service.choices.load().length
        today = self._workspace.today.today()
        for script_id, tile in self._tiles.items():
            minutes = length_line(tile.script.length_s(length), self._translate)
            history = history_line(self._past.of.get(script_id), today, self._translate)
            tile.tell(f"{minutes[:1].upper()}{minutes[1:]} · {history}")
