"""The window around everything: the places at its side, a page in its middle, and the stage over all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QStackedWidget, QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.help_foot import Help
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.navigation import Navigation, NavItem, NavShape, shape_for
from gmi_trainer.ui.widgets.reflow import holding
from gmi_trainer.ui.widgets.scroll_area import bring_into_view

SMALLEST = (640, 480)
FIRST_SIZE = (1180, 820)
STAYS = "stays_beneath"
LOCK = "lock"
HELP_KEYS = {Help.SAFETY: "F1", Help.SETTLE: "F2"}
"""Single keys, far from those that answer. Letters are for typing, and Space and Escape have their work."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page that can be gone to. ``factory`` gets the open workspace and makes the page when it is first shown."""

    key: str
    title: str
    icon: str
    factory: Callable[
        [Any], QWidget
    ]  # Any: the shell does not know what a workspace is; bootstrap matches them
    short_title: str = ""
    at_foot: bool = False
    is_offered: bool = True
    """Not: it is hidden until ``offer_place`` asks for it."""


@dataclass(frozen=True, slots=True)
class WindowPlacement:
    """Where the window stood, to be found there again."""

    x: int
    y: int
    width: int
    height: int
    maximized: bool = False


@runtime_checkable
class GoesHome(Protocol):
    """A place with pages behind its first one."""

    def go_home(self) -> None:
        """Show the first one."""
        ...


class MainWindow(QMainWindow):
    """Shows places and pages of whichever workspace is open; knows nothing of what is in them."""

    place_shown = Signal(str)
    help_asked = Signal(object)  # Help, from the navigation, a key, or the foot of any screen
    lock_asked = Signal()
    closing = Signal()
    freed = Signal()  # what covered the places is gone; by the next turn something else may

    def __init__(
        self,
        look: Look,
        places: Sequence[Place],
        *,
        brand: str,
        settle: NavItem | None = None,
        lock: NavItem | None = None,
        placement: WindowPlacement | None = None,
        remember: Callable[[WindowPlacement], None] | None = None,
    ) -> None:
        """``settle`` stands above the places at the foot; ``lock`` below them, once ``show_lock`` wants it;
        ``remember`` is called with the window's place when it closes."""
        super().__init__()
        self._look = look
        self._places = {place.key: place for place in places}
        self._remember = remember
        self._workspace: object | None = None
        self._pages: dict[str, QWidget] = {}
        self._current: str | None = None
        self._stage: QWidget | None = None
        self._covers: list[QWidget] = []
        name_control(self, "window", brand)
        self.setWindowTitle(brand)
        self._navigation = Navigation(look, brand, _items(places, settle, lock))
        if lock is not None:
            self._navigation.show_item(lock.key, False)
        self._offered = {place.key for place in places if place.is_offered}
        for place in places:
            if not place.is_offered:
                self._navigation.show_item(place.key, False)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._shell = holding(self._box, [self._navigation, self._stack])
        self._box.setStretchFactor(self._stack, 1)
        self._layers = QStackedWidget()
        self._layers.addWidget(self._shell)
        self.setCentralWidget(self._layers)
        self.setMinimumSize(smallest_on(QGuiApplication.primaryScreen().availableGeometry().size()))
        self._stand(placement)
        self._navigation.chosen.connect(self.show_place)
        self._navigation.chosen_again.connect(self._on_navigation_chosen_again)
        self._navigation.asked.connect(self._on_navigation_asked)
        look.changed.connect(self._on_look_changed)
        self._shortcuts: list[QShortcut] = []
        self._make_shortcuts()
        for wanted, key in HELP_KEYS.items():
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.give_help, wanted))

    @property
    def current_place(self) -> str | None:
        """The key of the place in view."""
        return self._current

    @property
    def navigation(self) -> Navigation:
        """The list of places."""
        return self._navigation

    @property
    def stage(self) -> QWidget | None:
        """What covers the window, if anything does."""
        return self._stage

    @property
    def cover(self) -> QWidget | None:
        """What lies over places and stage, if anything does."""
        return self._covers[-1] if self._covers else None

    def show_lock(self, wanted: bool) -> None:
        """Offer the lock among the places, or not."""
        self._navigation.show_item(LOCK, wanted)
        self._fit_navigation()

    def page(self, key: str) -> QWidget | None:
        """A place's page, if it has been made."""
        return self._pages.get(key)

    def show_workspace(self, workspace: object | None, place: str | None = None) -> None:
        """Drop every page of the old workspace; show a place of the new one (the first, if none is named)."""
        self.leave_stage()
        self._drop_pages()
        self._workspace = workspace
        self._navigation.setEnabled(workspace is not None)
        if workspace is not None:
            self.show_place(place if place is not None else next(iter(self._places)))

    def offer_place(self, key: str, offered: bool) -> None:
        """Let a place be there, or hide it; what was shown in a hidden one is gone."""
        if (key in self._offered) is offered:
            return
        if offered:
            self._offered.add(key)
        else:
            self._offered.discard(key)
            if self._current == key:
                self.show_place(next(iter(self._places)))
            self._drop_page(key)
        self._navigation.show_item(key, offered)
        self._make_shortcuts()
        self._fit_navigation()

    @Slot(str)
    def show_place(self, key: str) -> None:
        """Go to a place; its page is made now if this is the first time."""
        if self._workspace is None or key not in self._offered:
            return
        self.leave_stage()
        if key not in self._pages:
            page = self._places[key].factory(self._workspace)
            self._pages[key] = page
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._pages[key])
        self._current = key
        self._navigation.show_current(key)
        self.place_shown.emit(key)

    def give_help(self, wanted: Help) -> None:
        """Somebody asks for help, wherever they are."""
        self.help_asked.emit(wanted)

    def lay_over(self, widget: QWidget, *, stays: bool = False) -> None:
        """Lay a widget over whatever is in view. It stays there, untouched, and comes back with ``uncover``.

        What covers the window already is gone then, unless it was laid there to stay: something is written in it.
        """
        while self._covers and not self._covers[-1].property(STAYS):
            self.uncover()
        widget.setProperty(STAYS, stays)
        self._covers.append(widget)
        self._set_shortcuts_enabled(False)
        self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def uncover(self) -> None:
        """Back to what lay beneath, to where the keyboard was; what covered it is deleted."""
        if not self._covers:
            return
        widget = self._covers.pop()
        beneath = next(one for one in (self.cover, self._stage, self._shell) if one is not None)
        self._layers.setCurrentWidget(beneath)
        self._layers.removeWidget(widget)
        self._set_shortcuts_enabled(beneath is self._shell)
        widget.setParent(None)
        widget.deleteLater()
        (beneath.focusWidget() or beneath).setFocus(Qt.FocusReason.OtherFocusReason)
        self.freed.emit()

    def enter_stage(self, widget: QWidget) -> None:
        """Let a widget have the whole window. It belongs to the window until ``leave_stage``."""
        self.leave_stage()
        self._stage = widget
        self._set_shortcuts_enabled(False)
        self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_stage(self) -> None:
        """Back to the places; the widget that covered them is deleted."""
        while self._covers:
            self.uncover()
        if self._stage is None:
            return
        widget, self._stage = self._stage, None
        self._layers.setCurrentWidget(self._shell)
        self._layers.removeWidget(widget)
        self._set_shortcuts_enabled(True)
        widget.setParent(None)
        widget.deleteLater()
        if self._current is not None:
            self._navigation.button(self._current).setFocus(Qt.FocusReason.OtherFocusReason)
        self.freed.emit()

    def raise_to_front(self) -> None:
        """Come into view: a second start asks for this."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def placement(self) -> WindowPlacement:
        """Where the window stands now."""
        normal = self.normalGeometry()
        return WindowPlacement(normal.x(), normal.y(), normal.width(), normal.height(), self.isMaximized())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody took is for the page in view: it can be answered from the navigation, too."""
        page = self._stack.currentWidget()
        if page is not None and self._stage is None and not self._covers:
            page.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab came out of a scroll area, or from beside one: Qt brings into view only what is in the same one."""
        moved = super().focusNextPrevChild(next_)
        focused = self.focusWidget()
        if moved and focused is not None:
            bring_into_view(focused)
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_navigation()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        if self._remember is not None:
            self._remember(self.placement())
        super().closeEvent(event)

    @Slot()
    def _on_look_changed(self) -> None:
        self._fit_navigation()

    @Slot(str)
    def _on_navigation_asked(self, key: str) -> None:
        if key == LOCK:
            self.lock_asked.emit()
        else:
            self.give_help(Help(key))

    def _fit_navigation(self) -> None:
        shape = shape_for(self.width(), self.height(), self._look.theme.scale, len(self._navigation.keys))
        self._navigation.set_shape(shape)
        on_top = shape is NavShape.TOP
        self._box.setDirection(
            QBoxLayout.Direction.TopToBottom if on_top else QBoxLayout.Direction.LeftToRight
        )

    @Slot(str)
    def _on_navigation_chosen_again(self, key: str) -> None:
        """Pressing the place where one is leads out of whatever lies behind its first page."""
        page: object = self._pages.get(key)
        if isinstance(page, GoesHome):
            page.go_home()

    def _make_shortcuts(self) -> None:
        """One for each place that is there, in the order in which they stand."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        there = [key for key in self._places if key in self._offered]
        self._shortcuts = [self._shortcut(number, key) for number, key in enumerate(there, start=1)]

    def _shortcut(self, number: int, key: str) -> QShortcut:
        """Ctrl+1, Ctrl+2 ...: an extra, never the only way."""
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
        shortcut.activated.connect(partial(self._go_by_key, key))
        return shortcut

    def _go_by_key(self, key: str) -> None:
        """The keyboard goes along, so that Tab leads on from the place that is now in view."""
        self.show_place(key)
        self._navigation.button(key).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _set_shortcuts_enabled(self, on: bool) -> None:
        """On the stage a key must not throw the person out of it."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(on)

    def _drop_pages(self) -> None:
        for key in tuple(self._pages):
            self._drop_page(key)
        self._current = None
        self._navigation.show_current(None)

    def _drop_page(self, key: str) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._stack.removeWidget(page)
            page.setParent(None)
            page.deleteLater()

    def _stand(self, placement: WindowPlacement | None) -> None:
        """Where it stood last time if a screen is still there, else in the middle, never larger than the screen."""
        if placement is not None:
            wanted = QRect(placement.x, placement.y, placement.width, placement.height)
            if any(
                _can_be_reached(wanted, screen.availableGeometry()) for screen in QGuiApplication.screens()
            ):
                self.setGeometry(wanted)
                if placement.maximized:
                    self.setWindowState(Qt.WindowState.WindowMaximized)
                return
        room = QGuiApplication.primaryScreen().availableGeometry()
        size = QSize(*FIRST_SIZE).boundedTo(room.size() * 0.94)
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(room.center())
        self.setGeometry(place)


def smallest_on(room: QSize) -> QSize:
    """The smallest that the window is made by itself: never larger than a small screen, or its foot is lost."""
    return QSize(*SMALLEST).boundedTo(room)


def _can_be_reached(window: QRect, screen: QRect) -> bool:
    """Enough of the window's upper edge lies on the screen to see it and take hold of it."""
    grip = QRect(window.left(), window.top(), window.width(), 40).intersected(screen)
    return grip.width() >= 120 and grip.height() >= 20


def _items(places: Sequence[Place], settle: NavItem | None, lock: NavItem | None) -> list[NavItem]:
    """The places in their order, with settling above those at the foot, and the lock last."""
    items = [_as_item(place) for place in places]
    if settle is not None:
        at_foot = sum(place.at_foot for place in places)
        items.insert(len(items) - at_foot, settle)
    return items if lock is None else [*items, lock]


def _as_item(place: Place) -> NavItem:
    return NavItem(place.key, place.title, place.short_title or place.title, place.icon, place.at_foot)
