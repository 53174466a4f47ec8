"""Lessons as they are read, asked, left and found again, by real keys and clicks on the real window."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from gmi_trainer import resources
from gmi_trainer.domain.lesson import NOT_SURE, Lesson, Screen, ScreenKind
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.plan import LessonDose
from gmi_trainer.ui.words.learning import (
    after_answer,
    end_title,
    left_out_line,
    other_answers,
    review_end_title,
)
from gmi_trainer.ui.words.today import card_title, questions_back_lines
from gmi_trainer.ui.words.translate import english
from tests.e2e.at_home import introduced
from tests.e2e.breather import nameless
from tests.e2e.hands import MOST_TABS, KeyboardOnly, MouseOnly
from tests.e2e.learner import (
    Learner,
    has_begun,
    has_read,
    lessons_of_program,
    right,
    wrong,
)
from tests.e2e.running import ROOT, SCREENS, Desk, Running, rows, start, start_program
from tests.e2e.watching import until

FITS = after_answer(is_right=True, is_unsure=False, translate=english)
FITS_BETTER = after_answer(is_right=False, is_unsure=False, translate=english)
GOOD_TO_SAY = after_answer(is_right=False, is_unsure=True, translate=english)
MOST_A_DAY = 5
OWN_WORDS, MORE_WORDS = "an alarm is not a meter", " it can be too keen"
SESSION = "SELECT * FROM session JOIN reading ON reading.session_id = session.id ORDER BY session.id"
ANSWERS = "SELECT * FROM answer ORDER BY id"


def test_the_first_lesson_is_read_left_gone_on_with_and_done(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "first")
    course = lessons_of_program()
    lesson, following = course.in_order[:2]
    figure, trying, friend = (
        screen_of(lesson, kind) for kind in (ScreenKind.FIGURE, ScreenKind.TRY, ScreenKind.FRIEND)
    )
    first, second = lesson.questions[:2]
    unsure = next(one for one in lesson.questions[2:] if one.options[-1].option_id == NOT_SURE)
    given = {
        first.question_id: (right(first), FITS),
        second.question_id: (wrong(second), FITS_BETTER),
        unsure.question_id: (unsure.options[-1], GOOD_TO_SAY),
    }

    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, learner = KeyboardOnly(running), Learner(running)
        keyboard.choose(f"{card_of(running, lesson)}.start")
        learner.is_at(lesson.title)
        met = learner.read_until(figure.title)
        upto = lesson.screens.index(figure) + 1
        assert met == [lesson.title, *(screen.title for screen in lesson.screens[:upto])]
        use_message_path(running, keyboard, lesson)
        assert nameless(running) == []
        running.screenshot(SCREENS / "lesson-figure.png")
        walk_to(running, "lesson.on")
        learner.read_until(trying.title)
        desk.screen.tap("Escape")
        running.wait_for(identifier=f"{card_of(running, lesson)}.start")
        assert running.close_and_wait() == 0, running.said

    (left,) = rows(data, SESSION)
    assert (left["kind"], left["lesson_id"], left["screen_id"]) == (
        "lesson",
        lesson.lesson_id,
        trying.screen_id,
    )
    assert left["finished_utc"] is None

    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, learner = KeyboardOnly(running), Learner(running)
        keyboard.choose(f"{card_of(running, lesson)}.start")
        learner.is_at(trying.title)
        learner.read_until(friend.title)
        learner.read_until(first.stem)
        for question in lesson.questions:
            if question.question_id not in given:
                learner.leave_out(question, keyboard)
                continue
            option, said = given[question.question_id]
            learner.answer(question, option)
            running.wait_for(name=said)
            if question is second:
                keyboard.choose("question.others")
                for other in question.options:
                    running.wait_for(name=other.why)
                assert nameless(running) == []
                running.screenshot(SCREENS / "lesson-explained.png")
            learner.go_on_once_read(question.stem)
        end = end_title(lesson, english)
        learner.read_until(end)
        until(lambda: rows(data, SESSION)[-1]["finished_utc"], 5, "it is kept that it was read")
        running.screenshot(SCREENS / "lesson-end.png")
        desk.screen.tap("space")
        card = card_of(running, lesson)
        until(lambda: desk.eyes.find(running.pid, identifier=f"{card}.start") is None, 10, "it is done today")
        running.screenshot(SCREENS / "lesson-done.png")
        keyboard.choose("nav.learn")
        assert "enabled" in running.wait_for(identifier=tile(following)).states
        waiting = course.in_order[2]
        assert "enabled" not in running.wait_for(identifier=tile(waiting)).states
        assert nameless(running) == []
        running.screenshot(SCREENS / "learn.png")
        assert running.close_and_wait() == 0, running.said

    sessions = rows(data, SESSION)
    assert [session["kind"] for session in sessions] == ["lesson", "lesson"]
    assert [session["finished_utc"] is not None for session in sessions] == [False, True]
    assert json.loads(sessions[-1]["spec"])["lesson_id"] == lesson.lesson_id
    assert sessions[-1]["plan_item"] == "lesson", "it was the plan's"
    assert [(one["question_id"], one["option_id"], one["was_right"]) for one in rows(data, ANSWERS)] == [
        (first.question_id, right(first).option_id, 1),
        (second.question_id, wrong(second).option_id, 0),
        (unsure.question_id, NOT_SURE, 0),
    ]
    assert {one["session_id"] for one in rows(data, ANSWERS)} == {sessions[-1]["id"]}


def test_five_questions_at_most_come_back_and_are_answered_by_digits(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "back")
    course = lessons_of_program()
    lessons = course.in_order[:2]
    has_read(data, *lessons, days_ago=3)
    answered = {one.question_id: one for lesson in lessons for one in lesson.questions}
    assert len(answered) > MOST_A_DAY
    by_stem = {one.stem: one for one in answered.values()}

    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, learner = KeyboardOnly(running), Learner(running, "review")
        running.wait_for(name=questions_back_lines(MOST_A_DAY, english)[0])
        running.screenshot(SCREENS / "questions-back.png")
        keyboard.choose("today.questions_back.answer")
        chosen = {}
        for number in range(MOST_A_DAY):
            stem = until(
                lambda: next((s for s in by_stem if learner.view().title == s), None), 10, "a question"
            )
            question = by_stem.pop(stem)
            option = right(question) if number else wrong(question)
            learner.answer(question, option)
            chosen[question.question_id] = (option.option_id, number > 0)
            learner.go_on_once_read(stem)
        learner.is_at(review_end_title(english))
        running.screenshot(SCREENS / "review-end.png")
        desk.screen.tap("space")
        card_of(running, course.in_order[2])
        until(
            lambda: desk.eyes.find(running.pid, identifier="today.questions_back") is None,
            10,
            "no more of them today",
        )
        assert running.close_and_wait() == 0, running.said

    kept = rows(data, f"SELECT * FROM ({ANSWERS}) WHERE in_review = 1")
    assert {one["question_id"]: (one["option_id"], bool(one["was_right"])) for one in kept} == chosen
    (missed,) = (one for one in kept if not one["was_right"])
    remembered = [one for one in kept if one["was_right"]]
    assert all(missed["local_day"] < missed["due_day"] < one["due_day"] for one in remembered)
    (session,) = rows(data, "SELECT * FROM session WHERE id = ?", missed["session_id"])
    assert session["finished_utc"] is not None
    assert json.loads(session["spec"])["review"] is True


def test_notes_and_own_words_by_mouse(desk: Desk, tmp_path: Path) -> None:
    course = lessons_of_program()
    lesson = course.in_order[0]
    limit, friend = (screen_of(lesson, kind) for kind in (ScreenKind.LIMIT, ScreenKind.FRIEND))
    assert limit.claims
    assert lesson.screens.index(friend) == lesson.screens.index(limit) + 1
    data = has_begun(introduced(tmp_path / "mouse"), lesson, limit.screen_id)

    with start_program(desk, data) as running:
        running.wait_for_window()
        mouse, learner = MouseOnly(running), Learner(running)
        mouse.choose("nav.learn")
        mouse.choose("learn.read")
        learner.is_at(limit.title)
        mouse.choose("lesson.how_sure")
        for claim in limit.claims:
            wait_for_words(running, course.claims[claim].says)
        running.screenshot(SCREENS / "lesson-notes.png")
        mouse.choose("lesson.notes.close")
        until(lambda: desk.eyes.find(running.pid, identifier="lesson.notes.close") is None, 5, "it is closed")
        on_by_mouse(mouse, learner, friend)
        mouse.choose("lesson.own_words")
        desk.screen.type(OWN_WORDS)
        own_words_are(running, OWN_WORDS)
        running.screenshot(SCREENS / "lesson-own-words.png")
        mouse.choose("lesson.back")
        learner.is_at(limit.title)
        on_by_mouse(mouse, learner, friend)
        own_words_are(running, OWN_WORDS)
        mouse.choose("lesson.close")
        running.wait_for(identifier="learn.read")
        assert running.close_and_wait() == 0, running.said

    (note,) = rows(data, "SELECT text FROM note")
    assert note["text"] == OWN_WORDS

    with start_program(desk, data) as running:
        running.wait_for_window()
        mouse, learner = MouseOnly(running), Learner(running)
        mouse.choose("nav.learn")
        mouse.choose(tile(lesson))
        learner.is_at(friend.title)
        own_words_are(running, OWN_WORDS)
        mouse.choose("lesson.own_words")
        desk.screen.tap("End")
        desk.screen.type(MORE_WORDS)
        own_words_are(running, OWN_WORDS + MORE_WORDS)
        assert running.close_and_wait() == 0, running.said

    (note,) = rows(data, "SELECT text FROM note ORDER BY id DESC LIMIT 1")
    assert note["text"] == OWN_WORDS + MORE_WORDS, "closing the window keeps them, too"


def test_an_answer_outlives_a_kill_and_the_lesson_goes_on(desk: Desk, tmp_path: Path) -> None:
    lesson = lessons_of_program().in_order[0]
    asking = screen_of(lesson, ScreenKind.QUESTIONS)
    first, second = lesson.questions[:2]
    data = has_begun(introduced(tmp_path / "killed"), lesson, asking.screen_id)

    with start_program(desk, data) as running:
        running.wait_for_window()
        learner = Learner(running)
        KeyboardOnly(running).choose(f"{card_of(running, lesson)}.start")
        learner.answer(first, right(first))
        running.process.kill()
        running.process.wait()

    (kept,) = rows(data, ANSWERS)
    assert (kept["question_id"], kept["option_id"]) == (first.question_id, right(first).option_id)

    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard, learner = KeyboardOnly(running), Learner(running)
        keyboard.choose("nav.learn")
        keyboard.choose("learn.read")
        learner.is_at(second.stem)
        desk.screen.tap("F2")
        running.wait_for(identifier="settle.breathe")
        desk.screen.tap("Escape")
        learner.is_at(second.stem)
        assert rows(data, ANSWERS) == [kept], "settling answers nothing"
        desk.screen.tap("Left")
        learner.is_at(first.stem)
        running.wait_for(name=right(first).why)
        running.wait_for(name=other_answers(len(first.options) - 1, english))
        assert running.close_and_wait() == 0, running.said


def test_a_mistake_in_one_file_stops_no_other_lesson(desk: Desk, tmp_path: Path) -> None:
    course = lessons_of_program()
    first, *_, last = course.in_order
    program = copy_of_program(tmp_path / "program")
    broken = next((program / "lessons").glob(f"{last.number:02}-*")) / "lesson.en.md"
    words = broken.read_text("utf-8")
    assert f"id: {last.lesson_id}" in words
    broken.write_text(words.replace("minutes: ", "minutes: about "), "utf-8")

    checked = subprocess.run(
        [sys.executable, "-m", "gmi_trainer", "lessons", "check", str(program / "lessons")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 1, checked.stderr
    line = words[: words.index("minutes: ")].count("\n") + 1
    assert f"{broken.as_posix()}:{line}: expected " in checked.stdout
    assert "Mistakes: 1." in checked.stdout, "the others are as they were"

    data = introduced(tmp_path / "broken")
    command = [sys.executable, "-c", RUN_A_COPY, str(program), "--data-dir", str(data)]
    with start(desk, command, tmp_path / "broken.log") as running:
        running.wait_for_window()
        keyboard, learner = KeyboardOnly(running), Learner(running)
        keyboard.choose("nav.learn")
        running.wait_for(identifier=tile(first))
        running.wait_for(name=left_out_line(1, english))
        assert desk.eyes.find(running.pid, identifier=tile(last)) is None
        running.screenshot(SCREENS / "learn-one-left-out.png")
        keyboard.choose("learn.read")
        learner.is_at(first.title)
        learner.read_until(first.screens[0].title)
        assert running.close_and_wait() == 0, running.said


RUN_A_COPY = """
import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
runpy.run_module("gmi_trainer", run_name="__main__", alter_sys=True)
"""


def copy_of_program(folder: Path) -> Path:
    """The program with lessons of its own; all else it brings along is the same."""
    shutil.copytree(ROOT / "gmi_trainer", folder / "gmi_trainer")
    shutil.copytree(resources.find("lessons"), folder / "lessons")
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "assets").symlink_to(ROOT / "assets")
    return folder


def use_message_path(running: Running, keyboard: KeyboardOnly, lesson: Lesson) -> None:
    """Send the message up by its button and by the arrows, then see what a card does to the alarm."""
    assert lesson.figure is not None
    texts = lesson.figure.texts
    running.wait_for(name=texts["stop-toe-says"])
    keyboard.choose("figure.message-path.next")
    running.wait_for(name=texts["stop-nerve-says"])
    walk_to(running, "figure.message-path.stop", back=True)
    running.desk.screen.tap("Right")
    running.wait_for(name=texts["stop-cord-says"])
    running.desk.screen.tap("Right")
    running.wait_for(name=texts["stop-brain-says"])
    keyboard.choose("figure.message-path.card.tiger")
    running.wait_for(name=texts["changed"].format(level=texts["level-silent"]))
    running.wait_for(name=texts["card-tiger-says"])


def walk_to(running: Running, identifier: str, *, back: bool = False) -> None:
    """By Tab, or back by Shift and Tab; nothing is pressed there."""
    screen = running.desk.screen
    for _ in range(MOST_TABS):
        before = focused(running)
        if before == identifier:
            return
        if back:
            screen.chord("Shift_L", "Tab")
        else:
            screen.tap("Tab")
        until(partial(has_left, running, before), 5, f"the keyboard leaves {before}")
    raise AssertionError(f"Tab never came to {identifier}")


def has_left(running: Running, identifier: str) -> bool:
    """Whether the keyboard is elsewhere."""
    return focused(running) != identifier


def focused(running: Running) -> str:
    """What has the keyboard."""
    seen = running.desk.eyes.focused(running.pid)
    return seen.identifier if seen is not None else ""


def on_by_mouse(mouse: MouseOnly, learner: Learner, screen: Screen) -> None:
    """To the next screen, by as many clicks as its length takes."""
    while learner.view().title != screen.title:
        before = learner.view()
        mouse.choose("lesson.on")
        learner.changed_from(before, "a click")


def wait_for_words(running: Running, words: str) -> None:
    """Something that is showing says that, among other things."""
    until(lambda: any(words in seen.words for seen in running.look()), 10, f"{words!r} is said")


def own_words_are(running: Running, words: str) -> None:
    """They stand in the box."""

    def stand_there() -> bool:
        box = running.desk.eyes.find(running.pid, identifier="lesson.own_words")
        return box is not None and box.text == words

    until(stand_there, 10, f"{words!r} stands in the box")


def card_of(running: Running, lesson: Lesson) -> str:
    """Which of Today's cards it is."""
    head = LessonHead(lesson.lesson_id, lesson.number, lesson.title, lesson.minutes)
    return running.wait_for(name=card_title(LessonDose(), english, head)).identifier


def tile(lesson: Lesson) -> str:
    """What stands for it on the page."""
    return f"learn.lesson.{lesson.lesson_id}"


def screen_of(lesson: Lesson, kind: ScreenKind) -> Screen:
    """The first of a kind."""
    return next(screen for screen in lesson.screens if screen.kind is kind)
