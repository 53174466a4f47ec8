"""The result of a drill in which a sore limb answered for its own side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import KeyPair, with_input
from gmi_trainer.domain.body import AnsweringLimb, InputKind
from gmi_trainer.services.drills import DrillResult
from gmi_trainer.ui.drill.details_table import DetailsTable
from gmi_trainer.ui.drill.result_view import ResultView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.notice import Notice
from gmi_trainer.ui.words.translate import english
from tests.ui.drill.theatre import TRAINING, Theatre


def played(theatre: Theatre, limb: AnsweringLimb = AnsweringLimb.BOTH_HANDS) -> DrillResult:
    results: list[DrillResult] = []
    theatre.controller.finished.connect(results.append)
    theatre.begin(with_input(TRAINING, InputKind.KEYBOARD, limb, KeyPair.ARROWS))
    theatre.play_on()
    return results[0]


def shown(result: DrillResult, look: Look, qtbot: QtBot) -> ResultView:
    view = ResultView(look, result, english)
    qtbot.addWidget(view)
    view.show()
    details = view.findChild(QPushButton, "result.details")
    assert details is not None
    details.click()
    return view


def words(view: QWidget) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]


@pytest.mark.parametrize(
    ("limb", "what"),
    [(AnsweringLimb.BOTH_HANDS, "one hand"), (AnsweringLimb.BOTH_FEET, "one foot")],
)
def test_no_gap_is_shown_and_it_says_why_and_what_to_do(
    theatre: Theatre, look: Look, qtbot: QtBot, limb: AnsweringLimb, what: str
) -> None:
    view = shown(replace(played(theatre, limb), by_side=False), look, qtbot)
    said = words(view)

    (notice,) = view.findChildren(Notice, "result.own_side")
    assert notice.words.endswith(f"answer with {what}.")
    assert "Both sides" in said
    assert view.findChild(QLabel, "result.both.time") is not None
    assert view.findChild(QLabel, "result.left.time") is None
    assert not [line for line in said if "Left" in line or "gap" in line]
    (table,) = view.findChildren(DetailsTable)
    assert [label.text() for label in table.findChildren(QLabel)].count("Both") == 1


def test_otherwise_both_sides_have_their_card(theatre: Theatre, look: Look, qtbot: QtBot) -> None:
    view = shown(played(theatre), look, qtbot)

    assert view.findChild(QLabel, "result.left.time") is not None
    assert view.findChildren(Notice, "result.own_side") == []
    assert any("gap" in line for line in words(view))
