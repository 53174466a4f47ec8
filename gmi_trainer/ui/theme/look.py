"""The look in force: applied to the application, re-applied live, and asked by everything that paints."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize, Signal, Slot
from PySide6.QtGui import QColor, QIcon
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gmi_trainer import resources
from gmi_trainer.ui.theme.fonts import font_of, load_fonts
from gmi_trainer.ui.theme.icons import LineIcon, recoloured
from gmi_trainer.ui.theme.indicators import write_indicators
from gmi_trainer.ui.theme.palette import palette_of
from gmi_trainer.ui.theme.stylesheet import lengths_of, style_sheet, text_px
from gmi_trainer.ui.theme.theme import SystemLook, Theme, read_system_look, resolve
from gmi_trainer.ui.theme.tokens import Tokens

STYLE = "Fusion"
STYLE_WORDS = ("-style", STYLE)
"""For the making of a QApplication. To set the style later is to be handed a QStyle, with its hundreds of names."""


class Look(QObject):
    """Owns how the application looks. Made once at the start; handed to what needs a colour or an icon."""

    changed = Signal()

    def __init__(
        self, app: QApplication, cache: Path, theme: Theme | None = None, *, has_style: bool = False
    ) -> None:
        """``cache`` is a folder for small drawings that can be thrown away at any time.

        ``has_style``: the application was made with ``STYLE_WORDS``, and need not be given the style here.
        """
        super().__init__()
        self._app = app
        self._cache = cache
        self._theme = theme if theme is not None else Theme()
        self._icons: dict[str, bytes] = {}
        self._drawings: dict[tuple[str, str], QSvgRenderer] = {}
        hints = app.styleHints()
        self._system = read_system_look(hints)
        self._tokens = resolve(self._theme, self._system)
        load_fonts(resources.find("assets", "fonts"))
        if not has_style:
            app.setStyle(STYLE)
        self._apply()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> Theme:
        """What was asked for."""
        return self._theme

    @property
    def tokens(self) -> Tokens:
        """The colours now."""
        return self._tokens

    @property
    def system(self) -> SystemLook:
        """What the computer asks for."""
        return self._system

    @property
    def is_still(self) -> bool:
        """Nothing may slide, grow or fade: the person's choice, otherwise what the computer asks for."""
        chosen = self._theme.reduced_motion
        return self._system.reduced_motion if chosen is None else chosen

    def px(self, length_at_100: float) -> int:
        """A length at the text size now."""
        return self._theme.px(length_at_100)

    def length(self, name: str) -> int:
        """One of the style sheet's own lengths (``ring``, ``touch``, ``r_card`` ...), for what is painted."""
        return self._lengths[name]

    def colour(self, token: str) -> QColor:
        """A token as a colour."""
        return QColor(self._token(token))

    def icon(self, name: str, colour: str = "text", *, when_on: str | None = None) -> LineIcon:
        """A line icon by its file's name, in a token's colour: painted in the theme that is then in force."""
        return LineIcon(partial(self._drawing, name), colour, when_on)

    def button_icon(self, name: str, colour: str = "text", *, enabled: bool = True) -> QIcon:
        """The same for a push button, with a gap to its words, in the colours of now (see ``changed``)."""
        return self.icon(name, colour).as_qicon(self.button_icon_size(), enabled=enabled)

    def button_icon_size(self) -> QSize:
        """For ``setIconSize``: wider than high, the rest is the gap to the words."""
        side = self.px(20)
        return QSize(side + self.px(8), side)

    def set_theme(self, theme: Theme) -> None:
        """Change the whole program at once."""
        if theme != self._theme:
            self._theme = theme
            self._tokens = resolve(theme, self._system)
            self._apply()
            self.changed.emit()

    def renew(self) -> None:
        """Write the small drawings anew: somebody has thrown them away."""
        self._apply()

    @Slot()
    def _on_system_changed(self) -> None:
        self._system = read_system_look(self._app.styleHints())
        tokens = resolve(self._theme, self._system)
        if tokens is not self._tokens:
            self._tokens = tokens
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        """Font and palette first: a sheet that is set later is worked out from them."""
        self._lengths = lengths_of(self._theme, high_contrast=self._tokens.is_high_contrast)
        self._app.setFont(font_of(text_px(self._theme)))
        self._app.setPalette(palette_of(self._tokens))
        indicators = write_indicators(self._cache, self._tokens, self._icon_svg)
        self._app.setStyleSheet(style_sheet(self._tokens, self._theme, indicators))

    def _token(self, name: str) -> str:
        colour: str = getattr(self._tokens, name)
        return colour

    def _drawing(self, name: str, token: str) -> QSvgRenderer:
        """Parsing is the slow part, so each drawing is parsed once a colour."""
        colour = self._token(token)
        if (name, colour) not in self._drawings:
            svg = recoloured(self._icon_svg(name), colour)
            self._drawings[name, colour] = QSvgRenderer(QByteArray(svg))
        return self._drawings[name, colour]

    def _icon_svg(self, name: str) -> bytes:
        if name not in self._icons:
            self._icons[name] = resources.find("assets", "icons", f"{name}.svg").read_bytes()
        return self._icons[name]
