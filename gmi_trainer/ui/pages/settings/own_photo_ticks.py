"""Which photos of one's own go into an export: none, unless it is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.own_picture import OwnPicture
from gmi_trainer.services.own_picture_ports import Look as PhotoLook
from gmi_trainer.services.own_pictures import OwnPicturesService
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.pictures.photo_frame import image_of
from gmi_trainer.ui.pages.pictures.picture_tile import PICTURE_PX, PictureTick
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.own_pictures import side_line, tile_name
from gmi_trainer.ui.words.translate import Translate


class OwnPhotoTicks(Stack):
    """Shows the photos when somebody wants to take some along. There is no way to tick all at once."""

    changed = Signal()

    def __init__(
        self,
        look: Look,
        service: OwnPicturesService,
        jobs: Background,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, gap_px=10, parent=parent)
        self._service = service
        self._jobs = jobs
        self._translate = translate
        self._ticks: dict[str, PictureTick] = {}
        self.add(body(self.tr("Your own photos stay here, unless you tick those that may go into the file.")))
        self._choose = secondary(look, self.tr("Choose photos"), "settings.export.photos", icon="pencil")
        self._choose.clicked.connect(self._on_choose_clicked)
        self.add(holding(FlowLayout(look), [self._choose]))

    @property
    def ticked(self) -> tuple[str, ...]:
        """Those that go along, by uuid."""
        return tuple(uuid for uuid, tick in self._ticks.items() if tick.isChecked())

    @Slot()
    def _on_choose_clicked(self) -> None:
        pictures = self._service.now().pictures
        say = self._translate
        for number, picture in enumerate(pictures, start=1):
            tick = PictureTick(
                self._look,
                f"settings.export.photo.{number}",
                side_line(picture.part, picture.side, say),
                tile_name(picture.part, picture.side, number, say),
            )
            tick.toggled.connect(self.changed)
            self._ticks[picture.uuid] = tick
        self.add(holding(FlowLayout(self._look, gap_px=10), list(self._ticks.values())))
        if self._ticks:
            next(iter(self._ticks.values())).setFocus()
        self._choose.hide()
        self._draw(pictures)

    def _draw(self, pictures: Sequence[OwnPicture]) -> None:
        size = round(self._look.px(PICTURE_PX) * self.devicePixelRatioF())
        ground = self._look.colour("surface")
        rgb = (ground.red(), ground.green(), ground.blue())
        service, wanted = self._service, tuple(pictures)
        self._jobs.run(
            lambda job: service.looks.round(wanted, size, rgb, job.is_cancelled), self._on_drawn, owner=self
        )

    def _on_drawn(self, looks: Sequence[tuple[OwnPicture, PhotoLook]]) -> None:
        for picture, look in looks:
            self._ticks[picture.uuid].show_picture(QPixmap.fromImage(image_of(look)))
