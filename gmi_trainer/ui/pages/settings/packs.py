"""Sets of pictures that were brought in: what each holds, bringing one more in, taking one away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.services.packs import SUFFIX, InstalledPack, PacksService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.pages.settings.parts import SettingsCard
from gmi_trainer.ui.pages.settings.people import OfferUndo
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.notice import NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, breakable, muted, small
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate


class PacksCard(SettingsCard):
    """They belong to this computer, for everybody who uses it, and come into training only."""

    def __init__(
        self,
        look: Look,
        packs: PacksService,
        changed: Callable[[], None],
        jobs: Background,
        offer_undo: OfferUndo,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``changed``: tells everybody that there are other pictures now."""
        super().__init__(look, "settings.packs", translate("PacksCard", "More pictures"), "image", parent)
        self._packs = packs
        self._changed = changed
        self._jobs = jobs
        self._offer_undo = offer_undo
        self._translate = translate
        self.add(
            muted(
                self.tr(
                    "Sets of pictures that others made can be used in training, by everybody on this computer. "
                    "Tests keep to the pictures that came with the program."
                )
            )
        )
        self._all = Stack(look)
        self.add(self._all)
        self._bring = secondary(look, self.tr("Bring in a set"), "settings.packs.bring", icon="folder-open")
        self._bring.clicked.connect(self._on_bring_clicked)
        self.add(holding(FlowLayout(look), [self._bring]))
        self.refresh()

    def refresh(self) -> None:
        """Look what there is."""
        packs = self._packs
        self._jobs.run(lambda _job: packs.all(), self._show, owner=self, on_problem=self._tell)

    def bring_in(self, path: Path) -> None:
        """It is looked through first, every picture of it."""
        self._bring.setEnabled(False)
        self.say(self.tr("Looking through it …"), NoticeKind.INFO)
        packs = self._packs
        self._jobs.run(
            lambda _job: packs.bring_in(path), self._on_came, owner=self, on_problem=self._on_not_come
        )

    def _show(self, packs: tuple[InstalledPack, ...]) -> None:
        self._all.clear()
        tiles = [self._tile(pack, number) for number, pack in enumerate(packs, start=1)]
        if tiles:
            self._all.add(holding(ReflowLayout(self._look, 300, most=2), tiles))
        self._all.setVisible(bool(tiles))

    def _tile(self, pack: InstalledPack, number: int) -> Card:
        tile = Card(self._look, role="well")
        identifier = f"settings.packs.{number}"
        name = pack.head.name
        name_control(tile, identifier, name)
        tile.add(Text(breakable(name), "field"))
        tile.add(small(breakable("\n".join(self._lines(pack)))))
        remove = quiet(
            self._look,
            self.tr("Remove"),
            f"{identifier}.remove",
            icon="x",
            spoken=self.tr("Remove {name}").format(name=name),
        )
        remove.clicked.connect(partial(self._remove, pack))
        tile.add_stretch()
        tile.add(holding(FlowLayout(self._look, gap_px=4), [remove]))
        return tile

    def _lines(self, pack: InstalledPack) -> list[str]:
        if pack.problem is not None:
            return [problem_sentence(pack.problem, self._translate)]
        counts = " · ".join(
            f"{part_name(part, self._translate)} {pack.pictures[part]}"
            for part in BodyPart
            if pack.pictures.get(part)
        )
        about = self.tr("Version {version} · {licence}").format(
            version=pack.head.version, licence=pack.head.licence
        )
        return [line for line in (counts, about, pack.head.credit) if line]

    def _on_came(self, pack: InstalledPack) -> None:
        self._ended()
        count = sum(pack.pictures.values())
        self.say(
            self.tr("{name} is here now, with {n} pictures for your training.").format(
                name=pack.head.name, n=count
            )
        )
        self._after_change()

    def _on_not_come(self, problem: UserProblem) -> None:
        self._ended()
        self._tell(problem)

    def _ended(self) -> None:
        """The keyboard back to where it was, close above what is said."""
        self._bring.setEnabled(True)
        self._bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, pack: InstalledPack) -> None:
        self.say_nothing()
        packs = self._packs

        def removed(put_back: Callable[[], None]) -> None:
            self._after_change()
            self._bring.setFocus(Qt.FocusReason.OtherFocusReason)
            words = self.tr("{name} was removed.").format(name=pack.head.name)
            self._offer_undo(words, partial(self._put_back, put_back))

        self._jobs.run(lambda _job: packs.remove(pack), removed, owner=self, on_problem=self._tell)

    def _put_back(self, put_back: Callable[[], None]) -> None:
        try:
            put_back()
        except UserProblem as problem:
            self._tell(problem)
        self._after_change()

    def _after_change(self) -> None:
        self.refresh()
        self._changed()

    def _tell(self, problem: UserProblem) -> None:
        self.say(problem_sentence(problem, self._translate), NoticeKind.ATTENTION)

    @Slot()
    def _on_bring_clicked(self) -> None:
        self.say_nothing()
        file_questions.ask_which_to_open(
            self,
            self.tr("Choose a set of pictures"),
            file_questions.documents_folder(),
            self.tr("Sets of pictures") + f" (*{SUFFIX})",
            self.bring_in,
        )
