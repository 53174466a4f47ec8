"""Looking back on breathing, as a person does it: on a real record, with real widgets, by key and by mouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.breathing import GOAL, LADDER, Ending
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.changes import Changed
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.breathe.looking_back import LookingBack
from gmi_trainer.ui.pages.progress.rooms import RoomTools
from gmi_trainer.ui.pages.progress.session_row import SessionRow
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from gmi_trainer.ui.words.translate import Translate, english
from tests.breath_maker import BreathMaker
from tests.storage.records import new_record, opened
from tests.ui.inspection import cut_words, nameless, small_targets, tab_order
from tests.ui.pages.progress.looking_back import TODAY
from tests.ui.pages.progress.looking_back import LookingBack as Person
from tests.ui.test_made_up_language import forgotten

TENSION = Scale.TENSION


class Looker:
    """A person with a record of breathing, and the view that looks back on it."""

    def __init__(self, record: Record, look: Look, jobs: Background, qtbot: QtBot) -> None:
        self.look, self._jobs, self._qtbot = look, jobs, qtbot
        self.record = record
        self.person = Person(record, look, jobs, qtbot)
        self.workspace = self.person.workspace
        self.maker = BreathMaker(record)

    def view(self, width: int = 1000, height: int = 800, translate: Translate = english) -> LookingBack:
        """In view, everything read and built."""
        tools = RoomTools(self.look, self.workspace, self._jobs, translate, self.person.clock)
        view = LookingBack(tools, translate("BreathePlace", "Back to Breathe"))
        self._qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        view.activateWindow()
        self.settle(view)
        rows = view.overview.sessions.session_rows
        self._qtbot.waitUntil(lambda: all(row.height() >= row.heightForWidth(row.width()) for row in rows))
        return view

    def settle(self, view: LookingBack) -> None:
        """Until nothing is read or built any more."""
        self._qtbot.waitUntil(lambda: self._jobs.is_idle and view.overview.is_built, timeout=10_000)

    def rated_days(self, *changes: float) -> list[int]:
        """A session a day up to yesterday, oldest first; tension was 6 before each."""
        return [
            self.maker.session(
                TODAY - timedelta(days=len(changes) - number), rated={TENSION: (6.0, 6.0 + change)}
            )
            for number, change in enumerate(changes)
        ]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with opened(new_record(tmp_path / "one" / "record.sqlite3")) as record:
        yield record


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def looker(record: Record, look: Look, jobs: Background, qtbot: QtBot) -> Looker:
    return Looker(record, look, jobs, qtbot)


def button(view: QWidget, identifier: str) -> QPushButton:
    found: QPushButton | None = view.findChild(QPushButton, identifier)
    assert found is not None, identifier
    return found


def said_in(view: QWidget, identifier: str) -> str:
    """All words of a part, in one line."""
    part = view.findChild(QWidget, identifier)
    assert part is not None, identifier
    labels = [part] if isinstance(part, QLabel) else part.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.text())


def rows_of(view: LookingBack) -> tuple[SessionRow, ...]:
    return view.overview.sessions.session_rows


def shows_session(view: LookingBack) -> bool:
    return view.is_showing_session


def counts(view: LookingBack) -> bool:
    """Whether the session in view does."""
    assert view.detail.done is not None
    return view.detail.done.counted


# -- the first view ------------------------------------------------------------------------------------


def test_a_new_person_is_shown_the_way_to_a_first_breath(looker: Looker, qtbot: QtBot) -> None:
    view = looker.view()

    assert view.overview.is_empty
    assert not rows_of(view)
    with qtbot.waitSignal(view.breathe_asked):
        qtbot.keyClick(button(view, "breath_history.breathe"), Qt.Key.Key_Return)


def test_everything_is_summed_up_in_one_line(looker: Looker) -> None:
    looker.rated_days(*[-1] * 8)
    looker.maker.session(TODAY, breaths=4, of=25, ending=None)

    view = looker.view()

    assert said_in(view, "breath_history.totals") == "9 sessions on 9 days, 41 minutes"
    assert not view.overview.is_empty


def test_the_last_weeks_are_days_with_a_sentence(looker: Looker) -> None:
    for ago in (0, 1, 3, 5):
        looker.maker.session(TODAY - timedelta(days=ago))

    weeks = looker.view().overview.weeks

    assert [week.done for week in weeks.weeks[-2:]] == [
        (False, False, False, False, False, True, False),
        (True, False, True, True, False, False, False),
    ]
    assert weeks.accessibleName().startswith("Days with breathing. This week: 3 days; Last week: 1 day;")


def test_a_day_with_breathing_is_filled_in_the_picture(looker: Looker, qtbot: QtBot) -> None:
    looker.maker.session(TODAY - timedelta(days=1))
    weeks = looker.view().overview.weeks
    qtbot.waitUntil(lambda: weeks.height() == weeks.sizeHint().height())

    picture: QImage = weeks.grab().toImage()

    accent = looker.look.colour("accent").rgb()
    inked = sum(
        picture.pixel(x, y) == accent for x in range(picture.width()) for y in range(picture.height())
    )
    disc = 3.14 * (looker.look.px(28) / 2) ** 2
    assert disc * 0.6 < inked < disc * 1.5, "one disc, less its tick, and the ring of today"


def test_seven_rated_sessions_give_a_mean_and_the_honest_sentence(looker: Looker) -> None:
    looker.rated_days(-2, -1, 0, -3, 1, -2, 0, -1, -1)

    said = said_in(looker.view(), "breath_history.changes")

    assert "On average 1.0 points lower tension after than before, over 9 sessions." in said
    assert "from 3 lower to 1 higher" in said
    assert "drift back to their average by themselves" in said


def test_fewer_give_none(looker: Looker) -> None:
    looker.rated_days(-4, -4, -4)

    said = said_in(looker.view(), "breath_history.changes")

    assert "You have rated 3 of 7 sessions. Fewer say too little." in said
    assert "On average" not in said


def test_ups_and_downs_are_not_called_a_change(looker: Looker) -> None:
    looker.rated_days(-3, 2, -2, 3, -2, 1, -1)

    said = said_in(looker.view(), "breath_history.changes")

    assert "no clear change" in said
    assert "That is OK." in said


def test_who_would_rather_not_rate_pain_never_meets_it(looker: Looker) -> None:
    for ago in range(8):
        looker.maker.session(TODAY - timedelta(days=ago), rated={Scale.PAIN_NOW: (5.0, 4.0)})
    view = looker.view()
    assert "pain" in said_in(view, "breath_history.changes")

    about = looker.workspace.about
    about.save(replace(about.load(), rates_pain=False))
    looker.settle(view)

    assert "pain" not in said_in(view, "breath_history.changes").lower()
    assert all("Pain" not in row.words.about for row in rows_of(view))
    view.show_session(rows_of(view)[0].session_id)
    assert not any("Pain" in label.text() for label in view.detail.findChildren(QLabel))


def test_sessions_are_listed_newest_first_with_how_they_went(looker: Looker) -> None:
    first = looker.maker.session(TODAY - timedelta(days=8), pattern=LADDER[0], breaths=8)
    dizzy = looker.maker.session(TODAY - timedelta(days=1), breaths=6, of=25, ending=Ending.DIZZY)
    eased = looker.maker.session(
        TODAY, pattern=GOAL, ended_with=LADDER[2], eased=1, rated={TENSION: (7.0, 5.0)}
    )

    rows = rows_of(looker.view())

    assert [row.session_id for row in rows] == [eased, dizzy, first]
    assert [row.words.title for row in rows] == [
        "4 in, 6 out · 25 breaths",
        "4 in, 8 out · 6 breaths",
        "3 in, 4 out · 8 breaths",
    ]
    assert [row.words.marks for row in rows] == [("Made easier",), ("Felt dizzy",), ()]
    assert "Tension 7 → 5" in rows[0].words.about


def test_older_sessions_come_thirty_at_a_time_and_the_keyboard_goes_on_with_them(
    looker: Looker, qtbot: QtBot
) -> None:
    for ago in range(35):
        looker.maker.session(TODAY - timedelta(days=ago))
    view = looker.view()
    assert len(rows_of(view)) == 30
    kept = rows_of(view)[0]

    qtbot.keyClick(button(view, "breath_history.older"), Qt.Key.Key_Space)
    looker.settle(view)

    assert len(rows_of(view)) == 35
    assert rows_of(view)[0] is kept, "what was there is left alone"
    assert rows_of(view)[30].hasFocus()
    assert not button(view, "breath_history.older").isVisibleTo(view)


def test_nothing_is_read_while_it_is_out_of_view(looker: Looker) -> None:
    looker.maker.session(TODAY - timedelta(days=1))
    view = looker.view()
    view.hide()
    looker.maker.session(TODAY)

    looker.workspace.changes.publish(Changed.SESSIONS)
    looker.settle(view)
    assert len(rows_of(view)) == 1
    view.show()
    looker.settle(view)

    assert len(rows_of(view)) == 2


def test_a_rating_that_is_given_meanwhile_appears(looker: Looker) -> None:
    session = looker.maker.session(TODAY)
    view = looker.view()
    diary = SqliteDiary(looker.record, looker.person.clock)

    diary.rate(TENSION, Moment.AFTER, 3.0, session)
    looker.workspace.changes.publish(Changed.DIARY)
    looker.settle(view)

    assert "Tension: 3 after" in rows_of(view)[0].words.about


def test_a_record_that_cannot_be_read_says_so_and_is_tried_again(
    looker: Looker, monkeypatch: pytest.MonkeyPatch
) -> None:
    looker.maker.session(TODAY)

    def damaged(_self: SqliteHistory, _limit: int | None = None, **_more: object) -> None:
        raise UserProblem(Problem.RECORD_DAMAGED, file="record.sqlite3")

    with monkeypatch.context() as patch:
        patch.setattr(SqliteHistory, "breathing", damaged)
        view = looker.view()
        assert any("record" in label.text() for label in view.overview.findChildren(QLabel))
        assert not rows_of(view)
    view.hide()
    view.show()
    looker.settle(view)

    assert len(rows_of(view)) == 1


# -- ways in and out -----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["button", "escape"])
def test_there_is_a_clear_way_back(looker: Looker, qtbot: QtBot, way: str) -> None:
    view = looker.view()
    view.begin()
    back = button(view, "breath_history.back")

    assert back.hasFocus()
    assert back.text() == "Back to Breathe"
    with qtbot.waitSignal(view.back_asked):
        qtbot.keyClick(back, Qt.Key.Key_Return if way == "button" else Qt.Key.Key_Escape)


def test_a_session_opens_by_key_and_leads_back_to_its_row(looker: Looker, qtbot: QtBot) -> None:
    looker.rated_days(-1, -1, -1)
    view = looker.view()
    row = rows_of(view)[1]
    row.setFocus()

    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert shows_session(view)
    assert button(view, "breath_history.detail.back").hasFocus()
    qtbot.keyClick(view.detail, Qt.Key.Key_Escape)

    assert not shows_session(view)
    assert row.hasFocus()


def test_who_comes_anew_begins_at_the_top(looker: Looker) -> None:
    looker.rated_days(-1, -1)
    view = looker.view()
    view.show_session(rows_of(view)[1].session_id)

    view.begin()
    looker.workspace.changes.publish(Changed.SESSIONS)
    looker.settle(view)

    assert not shows_session(view)


def test_a_session_tells_all_that_is_kept_of_it(looker: Looker) -> None:
    session = looker.maker.session(
        TODAY,
        breaths=12,
        of=25,
        ended_with=LADDER[1],
        eased=1,
        pauses=2,
        ending=Ending.STOPPED,
        humming=True,
        pace=1.0,
        rated={TENSION: (6.0, 4.0)},
    )
    view = looker.view()

    view.show_session(session)

    said = " ".join(label.text() for label in view.detail.findChildren(QLabel) if label.text())
    for words in (
        "3 in, 6 out · 12 breaths",
        "Thursday, 13 Mar 2025, 08:30",
        "You stopped early. The whole breaths count.",
        "first 4 in, 8 out, then 3 in, 6 out",
        "Whole breaths: 12 of 25.",
        "Paused: 2 times.",
        "With humming",
        "A little too long",
        "Tension: 6 before, 4 after",
    ):
        assert words in said


# -- do not count --------------------------------------------------------------------------------------


def leave_out(view: LookingBack, qtbot: QtBot) -> None:
    button(view, "progress.leave_out").click()
    qtbot.keyClick(button(view, "progress.leave_out.now"), Qt.Key.Key_Return)


def test_a_session_can_be_left_out_with_undo(looker: Looker, qtbot: QtBot) -> None:
    looker.rated_days(*[-1] * 7)
    view = looker.view()
    view.show_session(rows_of(view)[0].session_id)

    leave_out(view, qtbot)
    looker.settle(view)
    assert view.detail.done is not None
    assert not counts(view)
    assert view.detail.done.not_counted_reason == "interrupted"
    assert said_in(view, "breath_history.totals").startswith("6 sessions on 6 days")
    assert "You have rated 6 of 7 sessions." in said_in(view, "breath_history.changes")
    assert rows_of(view)[0].words.marks == ("Not counted",), "it is kept and shown"
    button(view, "breath_history.detail.undo_bar.undo").click()
    looker.settle(view)

    assert counts(view)
    assert said_in(view, "breath_history.totals").startswith("7 sessions on 7 days")


def test_own_words_are_a_reason_and_come_back_with_undo(looker: Looker, qtbot: QtBot) -> None:
    looker.maker.session(TODAY)
    view = looker.view()
    view.show_session(rows_of(view)[0].session_id)
    button(view, "progress.leave_out").click()
    own = view.detail.findChild(QWidget, "progress.reason.own")
    assert own is not None
    qtbot.mouseClick(own, Qt.MouseButton.LeftButton)
    line = view.detail.findChild(QLineEdit, "progress.own_reason")
    assert line is not None
    qtbot.keyClicks(line, "the phone rang")
    button(view, "progress.leave_out.now").click()
    looker.settle(view)

    button(view, "progress.count_again").click()
    looker.settle(view)
    assert view.detail.done is not None
    assert counts(view)
    button(view, "breath_history.detail.undo_bar.undo").click()
    looker.settle(view)

    assert view.detail.done.not_counted_reason == "the phone rang"
    assert any("the phone rang" in label.text() for label in view.detail.findChildren(QLabel))


def test_the_reasons_unfold_into_view_in_a_small_window(looker: Looker, look: Look, qtbot: QtBot) -> None:
    looker.maker.session(
        TODAY, eased=1, pauses=1, sleeps=1, ending=Ending.STOPPED, of=30, rated={TENSION: (6.0, 4.0)}
    )
    look.set_theme(Theme(Scheme.LIGHT, text_percent=150))
    view = looker.view(700, 520)
    view.show_session(rows_of(view)[0].session_id)

    def is_in_view(identifier: str) -> bool:
        control = view.detail.findChild(QWidget, identifier)
        assert control is not None
        return control.visibleRegion().boundingRect().height() == control.height() > 0

    assert not is_in_view("progress.leave_out")
    button(view, "progress.leave_out").click()

    qtbot.waitUntil(lambda: is_in_view("progress.reason.interrupted"))
    button(view, "progress.leave_out.now").click()
    looker.settle(view)
    qtbot.waitUntil(lambda: is_in_view("progress.count_again"))


def test_all_left_out_is_not_empty(looker: Looker) -> None:
    session = looker.maker.session(TODAY)
    looker.person.log.set_counted(session, False, "just_trying")

    view = looker.view()

    assert not view.overview.is_empty
    assert said_in(view, "breath_history.totals") == "No session that counts"


# -- for everybody -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 700, 520), (150, 700, 520), (200, 480, 520)])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_small_windows_and_large_text_cut_nothing(
    looker: Looker, look: Look, qtbot: QtBot, percent: int, width: int, height: int, scheme: Scheme
) -> None:
    looker.rated_days(-2, -1, 0, -3, 1, -2, 0, -1, -1)
    looker.maker.session(
        TODAY, pattern=GOAL, ended_with=LADDER[1], eased=1, ending=Ending.DIZZY, rated={TENSION: (6.0, None)}
    )
    look.set_theme(Theme(scheme=scheme, text_percent=percent))
    view = looker.view(width, height)

    assert_nothing_cut(view.overview, qtbot)
    view.show_session(rows_of(view)[0].session_id)
    button(view, "progress.leave_out").click()
    assert_nothing_cut(view.detail, qtbot)


def assert_nothing_cut(view: QWidget, qtbot: QtBot) -> None:
    """Layouts need a moment to find their heights."""

    def nothing_cut() -> None:
        assert cut_words(view) == []

    qtbot.waitUntil(nothing_cut)


def test_everything_has_a_name_and_a_size_to_hit(looker: Looker) -> None:
    looker.rated_days(*[-1] * 3)
    view = looker.view()

    assert nameless(view) == []
    assert small_targets(view.overview, TOUCH_PX) == []
    view.show_session(rows_of(view)[0].session_id)
    assert nameless(view) == []
    assert small_targets(view.detail, TOUCH_PX) == []


def test_the_tab_key_goes_from_the_way_back_down_the_list(looker: Looker) -> None:
    made = looker.rated_days(*[-1] * 3)

    order = tab_order(looker.view().overview)

    rows = [f"breath_history.session.{session}" for session in reversed(made)]
    assert order[0] == "breath_history.back"
    assert [name for name in order if name in rows] == rows


def test_every_word_can_be_translated_and_longer_ones_fit(
    looker: Looker, qapp: QApplication, qtbot: QtBot
) -> None:
    looker.rated_days(-2, -1, 0, -3, 1, -2, 0, -1, -1)
    looker.maker.session(
        TODAY, ended_with=LADDER[1], eased=1, sleeps=1, ending=None, rated={Scale.CALM: (3.0, None)}
    )
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    try:
        view = looker.view(760, 800, qt_translate)
        assert_nothing_cut(view.overview, qtbot)
        view.show_session(rows_of(view)[0].session_id)
        button(view, "progress.leave_out").click()

        assert forgotten(view.overview) == []
        assert forgotten(view.detail) == []
        assert_nothing_cut(view.detail, qtbot)
    finally:
        qapp.removeTranslator(translator)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def test_the_weeks_run_the_other_way_for_who_reads_from_the_right(
    looker: Looker, qapp: QApplication, qtbot: QtBot
) -> None:
    looker.maker.session(TODAY - timedelta(days=TODAY.weekday()))  # on Monday
    accent = looker.look.colour("accent").rgb()

    def middle_of_monday() -> float:
        weeks = looker.view().overview.weeks
        qtbot.waitUntil(lambda: weeks.height() == weeks.sizeHint().height())
        picture: QImage = weeks.grab().toImage()
        row = range(picture.height() - looker.look.px(38), picture.height())
        inked = [x for y in row for x in range(picture.width()) if picture.pixel(x, y) == accent]
        counts = Counter(inked)
        widest = max(counts.values())
        return sum(x for x, count in counts.items() if count > widest * 0.8) / sum(
            count > widest * 0.8 for count in counts.values()
        )

    from_the_left = middle_of_monday()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        from_the_right = middle_of_monday()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    width = looker.view().overview.weeks.width()
    assert from_the_left < width / 2 < from_the_right
    assert abs(from_the_left + from_the_right - width) < 4
