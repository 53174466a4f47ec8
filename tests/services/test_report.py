"""Reading a report: all that was ticked, nothing of what was not, and what a person wants the next time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import LifeChange, Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.report import USUAL_SECTIONS, Interval, ReportChoice, Section, Wrote
from gmi_trainer.domain.safety import Standing
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.weekly_measures import Measure
from gmi_trainer.exchange.numbers_zip import NumbersZip
from gmi_trainer.exchange.report_html import report_html
from gmi_trainer.exchange.report_text import report_text
from gmi_trainer.services.overview_facts import read_facts
from gmi_trainer.services.record_care import never
from gmi_trainer.services.report import PREFERENCE, ReportRead, ReportService, choice_from, read_report
from gmi_trainer.services.report_ports import ReportFormats
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.history import SqliteHistory
from gmi_trainer.storage.numbers import SqliteNumbersReader
from gmi_trainer.storage.own_reader import SqliteOwnPagesReader
from gmi_trainer.storage.report_reader import SqliteReportReader
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.history_maker import HistoryMaker
from tests.report_maker import CHANGE, GOAL, LAST, LESSON_WORDS, NAME, NOTE, live
from tests.storage.records import new_record, opened

EVERYTHING = frozenset(Section)
NOTHING_SAID = AboutMe()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = new_record(tmp_path_factory.mktemp("report") / "record.sqlite3", NAME)
    with opened(path) as writing:
        live(writing)
    return path


def reading(
    path: Path,
    sections: frozenset[Section] = EVERYTHING,
    about: AboutMe = NOTHING_SAID,
    *,
    weeks: int = 4,
    with_name: bool = True,
) -> ReportRead:
    choice = ReportChoice(Interval(weeks, LAST), sections, with_name)
    with SqliteHistory(path) as history, SqliteReportReader(path) as days, SqliteOwnPagesReader(path) as own:
        return read_report(history, days, own, choice, about, name=NAME, titles={"alarm": "The alarm"})


def test_everything_is_told(record: Path) -> None:
    report = reading(record).report

    assert report.name == NAME
    assert report.goals is not None
    assert [line.goal.text for line in report.goals.goals] == [GOAL]
    assert report.goals.goals[0].change is not None
    assert report.goals.goals[0].change.by == 4, "what was said a week before still stood"
    assert {one.measure for one in report.goals.weekly} == set(Measure)
    assert report.plan is not None
    assert len(report.plan.step_backs) == 1
    assert report.plan.days in (27, 28)
    assert 0 < report.plan.practice_days <= report.plan.kept
    assert report.tests is not None
    (hands,) = report.tests.parts
    assert hands.part is BodyPart.HAND
    assert hands.spec is not None
    assert hands.change.missing == 0
    assert 0 < hands.in_interval < hands.change.tests + 2
    assert hands.other_drills > 0
    assert report.trend is not None
    assert [trend.scale for trend in report.trend.trends] == [Scale.PAIN_AVERAGE, Scale.SLEEP, Scale.MOOD]
    assert [change.what for change in report.trend.changes] == [LifeChange.MEDICINE]
    assert report.safety is not None
    assert report.safety.count == 1
    assert report.safety.standing in (Standing.OPEN, Standing.UNASKED)
    assert report.words is not None
    assert [note.text for note in report.words.notes] == [NOTE, CHANGE], "the earlier wording holds no more"
    assert [(note.text, note.title) for note in report.words.lessons] == [(LESSON_WORDS, "The alarm")]


def test_what_is_not_ticked_is_in_no_part_of_it(record: Path) -> None:
    read = reading(record, frozenset(), with_name=False)

    assert read.courses == ()
    report = read.report
    assert (report.goals, report.plan, report.tests, report.trend, report.safety, report.words) == (None,) * 6
    assert report.name == ""


@pytest.mark.parametrize(
    ("section", "scales"),
    [(Section.PAIN_SLEEP, [Scale.PAIN_AVERAGE, Scale.SLEEP]), (Section.MOOD, [Scale.MOOD])],
)
def test_mood_is_told_alone_or_not_at_all(record: Path, section: Section, scales: list[Scale]) -> None:
    trend = reading(record, frozenset({section})).report.trend

    assert trend is not None
    assert [one.scale for one in trend.trends] == scales


@pytest.mark.parametrize(
    ("section", "wrote"),
    [(Section.WORDS, {Wrote.DAY, Wrote.CHANGE}), (Section.LESSON_WORDS, {Wrote.LESSON})],
)
def test_words_are_told_as_they_were_ticked(record: Path, section: Section, wrote: set[Wrote]) -> None:
    words = reading(record, frozenset({section})).report.words

    assert words is not None
    assert {note.wrote for note in (*words.notes, *words.lessons)} == wrote


def test_who_would_rather_not_rate_pain_finds_none_of_it(record: Path) -> None:
    report = reading(record, about=AboutMe(rates_pain=False)).report

    assert report.goals is not None
    assert Measure.PEG not in {one.measure for one in report.goals.weekly}
    assert report.trend is not None
    assert Scale.PAIN_AVERAGE not in {one.scale for one in report.trend.trends}


def test_a_sore_limb_that_answered_its_own_side_has_no_gap(record: Path) -> None:
    about = AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT)

    tests = reading(record, about=about).report.tests

    assert tests is not None
    assert (tests.parts[0].by_side, tests.parts[0].gap) == (False, None)


@pytest.mark.parametrize(("weeks", "by"), [(2, Grain.DRILL), (4, Grain.WEEK)])
def test_pictures_are_of_these_weeks_and_of_tests_alone(record: Path, weeks: int, by: Grain) -> None:
    read = reading(record, weeks=weeks)
    (course,) = read.courses

    assert course.by is by
    assert course.line.is_empty, "nobody's ratings or marks, whatever was ticked"
    assert course.points
    assert min(point.day for point in course.points) >= by.begin(read.report.interval.first)


def test_an_empty_record_has_a_report_too(tmp_path: Path) -> None:
    report = reading(new_record(tmp_path / "record.sqlite3")).report

    assert report.plan is not None
    assert (report.plan.days, report.plan.sessions) == (0, ())
    assert report.tests is not None
    assert report.tests.parts == ()


def test_days_on_which_only_own_words_of_a_plan_were_done_are_kept(tmp_path: Path) -> None:
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as writing:
        maker = HistoryMaker(SqliteSessionLog(writing, FakeClock()), drills_before=lambda _part: 2)
        maker.session(LAST - timedelta(days=2), spec_for_training(BodyPart.HAND, 20))
        before = reading(path).report.plan
        noon = datetime(LAST.year, LAST.month, LAST.day, 12, tzinfo=UTC)
        SqliteDiary(writing, FakeClock(utc=noon)).add(
            DiaryKind.OWN_DONE, {"item": "own", "words": "Once round the garden."}
        )
        after = reading(path).report.plan
        with SqliteHistory(path) as history, SqliteReportReader(path) as days:
            facts = read_facts(history, days, NOTHING_SAID, LAST)

    assert before is not None
    assert after is not None
    assert (after.kept, after.practice_days) == (before.kept + 1, before.practice_days + 1)
    assert LAST in facts.kept
    assert facts.last_used == LAST


def test_training_alone_is_told_without_a_test_and_what_was_long_ago_not_at_all(tmp_path: Path) -> None:
    path = new_record(tmp_path / "record.sqlite3")
    with opened(path) as writing:
        maker = HistoryMaker(SqliteSessionLog(writing, FakeClock()), drills_before=lambda _part: 2)
        maker.session(LAST - timedelta(days=90), spec_for_training(BodyPart.HAND, 20))
        maker.session(LAST, spec_for_training(BodyPart.FOOT, 20))

    tests = reading(path).report.tests

    assert tests is not None
    assert [(one.part, one.spec, one.in_interval, one.other_drills) for one in tests.parts] == [
        (BodyPart.FOOT, None, 0, 1)
    ]


# -- what is wanted the next time --------------------------------------------------------------------------


class Kept:
    """Preferences in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, object] = {}

    def get(self, name: str) -> object | None:
        return self.kept.get(name)

    def put(self, name: str, value: object) -> None:
        self.kept[name] = value


def service(path: Path, kept: Kept, name: str = NAME) -> ReportService:
    return ReportService(
        history=lambda: SqliteHistory(path),
        days=lambda: SqliteReportReader(path),
        own=lambda: SqliteOwnPagesReader(path),
        numbers=lambda: SqliteNumbersReader(path),
        formats=ReportFormats(report_html, report_text, NumbersZip("9.9")),
        preferences=kept,
        about_me=AboutMe,
        titles=lambda: {"alarm": "The alarm"},
        name=lambda: name,
        language="de_AT",
    )


def test_the_choice_is_kept_and_goes_along_with_the_day(record: Path) -> None:
    kept = Kept()
    report = service(record, kept)
    assert report.choice(LAST) == ReportChoice(Interval(4, LAST), USUAL_SECTIONS, with_name=True)
    wanted = ReportChoice(Interval(12, LAST), frozenset({Section.MOOD, Section.PLAN}), with_name=False)

    report.keep(wanted)

    assert report.choice(LAST) == wanted
    assert report.choice(LAST.replace(day=11)).interval == Interval(12, LAST.replace(day=11))


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("nonsense", ReportChoice(Interval(4, LAST))),
        ({"weeks": 3, "sections": "all", "with_name": "yes"}, ReportChoice(Interval(4, LAST))),
        (
            {"weeks": 2, "sections": ["plan", "from a later version"], "with_name": False},
            ReportChoice(Interval(2, LAST), frozenset({Section.PLAN}), with_name=False),
        ),
    ],
)
def test_what_is_not_understood_falls_back_alone(stored: object, expected: ReportChoice) -> None:
    assert choice_from(stored, LAST) == expected


def test_the_window_reads_in_a_job_what_was_wanted(record: Path, tmp_path: Path) -> None:
    report = service(record, Kept())

    read = report.reading(ReportChoice(Interval(4, LAST), EVERYTHING))()
    plain = report.reading(ReportChoice(Interval(4, LAST)))()

    assert read.report.words is not None
    assert read.report.words.lessons[0].title == "The alarm"
    assert plain.report.words is not None
    assert plain.report.words.lessons == ()
    assert (report.name, report.rates_pain, report.language) == (NAME, True, "de-AT")
    assert PREFERENCE == "report_choice"
    files = dict(report.numbers_files(Interval(4, LAST)))
    assert files["FORMAT.md"] is None
    assert files["sessions.csv"]
    assert files["trials.csv"]
    assert report.write_numbers(tmp_path / "numbers.zip", Interval(4, LAST), never)
    assert report.formats.text is report_text
    assert report.numbers_files(Interval(2, LAST.replace(year=2001)))[0][1] == 0
