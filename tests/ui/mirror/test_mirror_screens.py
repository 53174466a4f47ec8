"""Whether a mirror suits, and how it is set up: by keys alone, one screen after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.mirror import Barrier, MirrorCheck
from gmi_trainer.ui.mirror.check_view import MirrorCheckView
from gmi_trainer.ui.mirror.screens import MirrorScreens
from gmi_trainer.ui.mirror.setup_picture import SCENES
from gmi_trainer.ui.mirror.setup_view import MirrorSetupView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import english
from tests.samples import MORNING


def shown(view: MirrorScreens, qtbot: QtBot) -> None:
    qtbot.addWidget(view)
    view.resize(1000, 900)
    with qtbot.waitExposed(view):
        view.show()
    read(view)


def read(view: MirrorScreens) -> None:
    """As if the screen had been read."""
    for timer in view.findChildren(QTimer):
        if timer.objectName().endswith("read_first"):
            timer.stop()


def press(view: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(view, key)


def click(view: QWidget, name: str) -> None:
    button = view.findChild(QAbstractButton, name)
    assert button is not None, name
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def a_check(
    look: Look, qtbot: QtBot, before: MirrorCheck | None = None
) -> tuple[MirrorCheckView, list[object]]:
    view = MirrorCheckView(look, english, before, Reach())
    heard: list[object] = []
    view.answered.connect(lambda barriers, agreed: heard.append((barriers, agreed)))
    view.noted.connect(lambda barriers: heard.append(("noted", barriers)))
    view.closed.connect(lambda: heard.append("closed"))
    shown(view, qtbot)
    return view, heard


def test_none_of_these_goes_on_in_one_key(look: Look, qtbot: QtBot) -> None:
    view, heard = a_check(look, qtbot)

    press(view, Qt.Key.Key_Space)

    assert heard == [(frozenset(), False)]


def test_a_reason_leads_away_kindly_and_is_kept(look: Look, qtbot: QtBot) -> None:
    view, heard = a_check(look, qtbot)
    press(view, Qt.Key.Key_1)
    press(view, Qt.Key.Key_Space)
    assert not view.is_asking
    assert view.title == "This one is better done with a clinician"
    read(view)

    press(view, Qt.Key.Key_Space)

    assert heard == [("noted", frozenset({Barrier.DIZZY})), "closed"]


def test_a_clinician_who_knows_opens_the_way(look: Look, qtbot: QtBot) -> None:
    view, heard = a_check(look, qtbot)
    press(view, Qt.Key.Key_4)
    press(view, Qt.Key.Key_Space)
    click(view, "mirror_check.agreed")

    assert heard == [(frozenset({Barrier.BOTH_SIDES}), True)]


def test_it_can_be_put_off_and_nothing_is_kept(look: Look, qtbot: QtBot) -> None:
    view, heard = a_check(look, qtbot)

    press(view, Qt.Key.Key_Escape)

    assert heard == ["closed"]


def test_what_was_said_before_is_ticked_and_can_be_changed(look: Look, qtbot: QtBot) -> None:
    before = MirrorCheck(MORNING.date(), frozenset({Barrier.RECENT}))
    view, heard = a_check(look, qtbot, before)
    assert [tile.isChecked() for tile in view.tiles] == [False, False, False, False, True, False]

    press(view, Qt.Key.Key_5)
    press(view, Qt.Key.Key_Space)

    assert heard == [(frozenset(), False)]


def a_setup(
    look: Look, qtbot: QtBot, part: BodyPart = BodyPart.HAND, *, was_set_up: bool = False
) -> tuple[MirrorSetupView, list[str]]:
    view = MirrorSetupView(look, english, part, Side.LEFT, Reach(), was_set_up=was_set_up)
    heard: list[str] = []
    view.ready.connect(lambda: heard.append("ready"))
    view.closed.connect(lambda: heard.append("closed"))
    shown(view, qtbot)
    return view, heard


def test_it_is_set_up_step_by_step_the_first_time(look: Look, qtbot: QtBot) -> None:
    view, heard = a_setup(look, qtbot)
    for scene in SCENES:
        assert view.scene == scene
        assert not heard
        press(view, Qt.Key.Key_Space)
        read(view)

    assert heard == ["ready"]


def test_there_is_a_way_back_to_each_step(look: Look, qtbot: QtBot) -> None:
    view, _ = a_setup(look, qtbot)
    press(view, Qt.Key.Key_Space)
    click(view, "mirror_setup.back")

    assert view.scene == SCENES[0]


def test_later_a_list_is_enough_and_leads_to_the_steps(look: Look, qtbot: QtBot) -> None:
    view, heard = a_setup(look, qtbot, was_set_up=True)
    assert view.title == "Is it set up?"
    click(view, "mirror_setup.skip")
    assert view.scene == SCENES[0]
    read(view)
    click(view, "mirror_setup.back")
    read(view)

    press(view, Qt.Key.Key_Space)

    assert heard == ["ready"]


def test_with_a_leg_one_sits(look: Look, qtbot: QtBot) -> None:
    view, heard = a_setup(look, qtbot, BodyPart.KNEE)

    assert view.title == "Sit down"
    press(view, Qt.Key.Key_Escape)
    assert heard == ["closed"]
