"""What most days do without is made when it is first wanted, once."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.ui.widgets.later import Later


def test_it_is_made_once_and_not_before_it_is_wanted(qtbot: QtBot) -> None:
    made: list[QLabel] = []

    def make() -> QLabel:
        made.append(QLabel("Here"))
        return made[-1]

    place = Later(make)
    qtbot.addWidget(place)
    assert not made

    first = place.get()

    assert place.get() is place.made is first is made[0]
    assert len(made) == 1


def test_it_is_seen_only_where_its_place_is_shown(qtbot: QtBot) -> None:
    page = QWidget()
    rows = QVBoxLayout(page)
    place = Later(lambda: QLabel("Here"))
    rows.addWidget(place)
    qtbot.addWidget(page)
    page.show()
    assert not place.isVisible()

    label = place.get()
    assert not label.isVisible()

    place.show()
    assert label.isVisible()
    assert place.isAncestorOf(label)
