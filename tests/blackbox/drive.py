"""Uses the program with nothing but what a screen reader has: names, roles, actions and the keyboard.

Run by the system's own Python on a desk of its own: ``drive.py PYTHON DATA_FOLDER``, where PYTHON is the one that
has the program. Prints a line for every check, and ends with how many there were.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import looking
from gi.repository import Atspi

STARTS_WITHIN_S = 40
LONGEST_CROSS_S = 1.0
LOOKING_S = 0.6
PICTURES = 5
PHASE_WITHIN_S = 20
PHASES = ("Breathe in", "Breathe out", "Breathe in")
OPERATED = {
    "push button", "toggle button", "radio button", "check box", "combo box", "entry", "text", "slider",
    "spin button", "page tab", "list item", "menu item",
}  # fmt: skip
FIRST_STEPS = (
    "first_run.on",
    "first_run.emergency.answer.no",
    "first_run.soon.answer.no",
    "first_run.other_way.answer.no",
    "first_run.on",
    "first_run.part.hand",
    "first_run.side.left",
    "first_run.on",
    "first_run.energy.no",
    "first_run.on",
    "first_run.on",
    "first_run.on",
    "first_run.on",
)
"""What is pressed on each screen; the last one offers a first drill."""
GIVES_IT_AWAY = re.compile(r"\b(left|right)\b", re.IGNORECASE)


class Checks:
    """Says what holds and what does not, and remembers."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def that(self, holds, words):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
        print(f"{'ok  ' if holds else 'FAIL'}  {words}", flush=True)


class Reader:
    """A person at a screen reader, in front of one program."""

    def __init__(self, process):
        self._process = process

    def root(self):
        assert self._process.poll() is None, f"the program ended with {self._process.returncode}"
        return looking.program(self._process.pid)

    def wait_for(self, identifier, seconds=20):
        def look():
            root = self.root()
            return looking.find(root, identifier=identifier) if root is not None else None

        return looking.until(look, seconds, f"{identifier} is showing")

    def can_find(self, identifier):
        root = self.root()
        return root is not None and looking.find(root, identifier=identifier) is not None

    def title(self, page):
        """The heading of what is in view."""
        for _, node in looking.walk(self.root()):
            if node.identifier.endswith(f"{page}.title"):
                return node.text or node.name
        return ""

    def operate(self, identifier):
        """Press a button or choose one of several, with the action that it offers."""
        self.wait_for(identifier).act("Press", "Toggle", "SetFocus")

    def chosen(self, identifier):
        return looking.until(lambda: self.wait_for(identifier).is_in("checked"), 5, f"{identifier} is chosen")

    def announced(self, number):
        """What the screen reader says of a picture: its place in the row."""

        def look():
            name = self.wait_for("drill.stimulus").name
            counted = re.search(r"\d+", name)
            return name if counted is not None and int(counted.group()) == number else None

        return looking.until(look, 15, f"picture {number} is announced")

    def showing(self):
        return [node for _, node in looking.walk(self.root()) if node.is_in("showing")]


def press(key):
    """A key, as a person types it."""
    symbol = {"Left": 0xFF51, "Right": 0xFF53, "Space": 0x20}[key]
    Atspi.generate_keyboard_event(symbol, None, Atspi.KeySynthType.SYM)


def trials(data):
    """How many answers are in the record."""
    ((count,),) = ask_the_record(data, "SELECT count(*) FROM trial WHERE rt_ms IS NOT NULL") or ((0,),)
    return count


def ask_the_record(data, question):
    """All rows of an answer; nothing before there is a record."""
    for path in data.glob("profiles/*/record.sqlite3"):
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as record:
            return record.execute(question).fetchall()
    return []


def every_control_has_a_name(checks, reader, where):
    nameless = [repr(node) for node in reader.showing() if node.role in OPERATED and not node.name]
    checks.that(not nameless, f"{where}: every control has a name {nameless or ''}")


def take_the_first_steps(checks, reader):
    """Each screen is read, its controls are named, and it is answered with the action that it offers."""
    seen = []

    def go_on(operated, until_there):
        title = reader.title("first_run")
        seen.append(title)
        every_control_has_a_name(checks, reader, f"First steps: {title}")
        reader.operate(operated)
        looking.until(lambda: until_there(title), 20, f"{operated} leads on from {title!r}")

    def another_title(title):
        return reader.title("first_run") not in (title, "")

    reader.wait_for("first_run.on", STARTS_WITHIN_S)
    for operated in FIRST_STEPS:
        go_on(operated, another_title)
    go_on("first_run.skip", lambda _title: reader.can_find("today.card.0.start"))
    checks.that(len(set(seen)) == len(FIRST_STEPS) + 1, f"every screen has a title of its own: {seen}")


def look_at_today(checks, reader):
    reader.wait_for("today.card.0.start")
    every_control_has_a_name(checks, reader, "Today")
    for question in ("pain", "sleep", "mood"):
        cell = reader.wait_for("today.check_in.scale.4")
        asked = cell.description
        checks.that(bool(asked), f"a number says what it answers: {question}: {cell.name}, {asked!r}")
        cell.act("Press", "Toggle", "SetFocus")
        looking.until(
            lambda asked=asked: (
                not reader.can_find("today.check_in.scale.4")
                or reader.wait_for("today.check_in.scale.4").description != asked
            ),
            10,
            f"{question} is answered",
        )
    reader.wait_for("today.checked_in.undo")
    checks.that(True, "checking in takes three presses")
    reader.operate("nav.train")


def choose_a_training(checks, reader):
    reader.wait_for("train.start")
    every_control_has_a_name(checks, reader, "Train")
    reader.operate("train.mode.training")
    checks.that(reader.chosen("train.mode.training"), "training can be chosen")
    reader.operate("train.more")
    reader.operate(f"train.training_pictures.{PICTURES}")
    checks.that(reader.chosen(f"train.training_pictures.{PICTURES}"), "its length can be chosen")
    every_control_has_a_name(checks, reader, "Train, with more choices")
    reader.operate("train.start")
    ready = reader.wait_for("drill.ready")
    checks.that(
        bool(ready.name and ready.description), f"the ready screen says what to do: {ready.description!r}"
    )


def play(checks, reader, data):
    reader.operate("drill.start")
    names = []
    for number in range(1, PICTURES + 1):
        names.append(reader.announced(number))
        for _ in range(3):  # a key during the cross is no answer: look, and press again
            time.sleep(LONGEST_CROSS_S + LOOKING_S)
            press("Left" if number % 2 else "Right")
            if wait_for_trials(data, number):
                break
    checks.that(trials(data) == PICTURES, f"{PICTURES} answers are in the record")
    checks.that(not any(map(GIVES_IT_AWAY.search, names)), f"no name gives an answer away: {names}")


def wait_for_trials(data, number):
    try:
        return looking.until(lambda: trials(data) >= number, 2, "the answer is in the record")
    except AssertionError:
        return False


def read_the_result(checks, reader):
    reader.wait_for("result.done")
    words = [node.text or node.name for node in reader.showing() if node.role in {"label", "heading"}]
    checks.that(
        any(len(word.split()) > 3 for word in words), f"the result begins with a sentence: {words[:2]}"
    )
    every_control_has_a_name(checks, reader, "Result")
    reader.operate("result.done")
    reader.wait_for("train.start")
    checks.that(True, "Done leads back to where drills are chosen")


def breathe(checks, reader, data):
    """Cautions, the ready screen, a breath and a half, a halt, and its result: each operated by what it offers."""
    reader.operate("nav.breathe")
    reader.wait_for("breathe.start")
    every_control_has_a_name(checks, reader, "Breathe")
    reader.operate("breathe.start")
    reader.wait_for("cautions.on")
    every_control_has_a_name(checks, reader, "Cautions")
    reader.operate("cautions.on")
    ready = reader.wait_for("breath.ready")
    checks.that(
        bool(ready.name and ready.description),
        f"before a breath it is said what comes: {ready.description!r}",
    )
    every_control_has_a_name(checks, reader, "Breathing, ready")
    reader.operate("breath.before.scale.5")
    checks.that(reader.chosen("breath.before.scale.5"), "how tense it is can be said")
    reader.operate("breath.start")
    for words in PHASES:
        looking.until(
            lambda words=words: reader.wait_for("breath.pacer").name == words, PHASE_WITHIN_S, words
        )
    checks.that(True, f"the pacer is called by what to do: {PHASES}")
    every_control_has_a_name(checks, reader, "Breathing")
    reader.operate("breath.easier")
    reader.operate("breath.pause")
    reader.wait_for("breath.paused")
    told = labels(reader)
    checks.that("6 out" in told, f"a halt says what comes next, and that is easier: {told!r}")
    every_control_has_a_name(checks, reader, "Breathing, paused")
    reader.operate("breath.enough")
    reader.wait_for("breath.done")
    checks.that("1 whole breath" in reader.title("breath.result"), "the result begins with what was done")
    every_control_has_a_name(checks, reader, "Breathing, result")
    reader.operate("breath.after.scale.4")
    reader.wait_for("breath.after.undo")
    reader.operate("breath.pace.answers.comfortable")
    reader.wait_for("breath.pace.undo")
    checks.that(ratings_around_breathing(data) == [5, 4, 0], "all that was said is in the record")
    reader.operate("breath.done")
    reader.wait_for("breathe.start")


def labels(reader):
    """All that can be read."""
    return " ".join(node.text or node.name for node in reader.showing() if node.role == "label")


def ratings_around_breathing(data):
    """Before, after, and of the pace."""
    session = "SELECT id FROM session WHERE kind = 'breathing'"
    found = ask_the_record(data, f"SELECT value FROM rating WHERE session_id IN ({session}) ORDER BY id")
    return [value for (value,) in found]


def visit_every_place(checks, reader):
    places = [node.identifier for node in reader.showing() if node.identifier.startswith("nav.")]
    places = [place.removeprefix("nav.") for place in places]
    checks.that(len(places) >= 2, f"the places are there: {places}")
    for place in places:
        reader.operate(f"nav.{place}")
        reader.wait_for(place)
        every_control_has_a_name(checks, reader, place)
        if place == "settle":  # it lies over the others, and leads back to them
            reader.operate("settle.back")


def main():
    python, data = sys.argv[1], Path(sys.argv[2])
    looking.begin()
    checks = Checks()
    process = subprocess.Popen(
        [python, "-m", "gmi_trainer", "--data-dir", str(data)], stdin=subprocess.DEVNULL
    )
    try:
        reader = Reader(process)
        looking.until(reader.root, STARTS_WITHIN_S, "the program is on the accessibility bus")
        take_the_first_steps(checks, reader)
        look_at_today(checks, reader)
        choose_a_training(checks, reader)
        play(checks, reader, data)
        read_the_result(checks, reader)
        breathe(checks, reader, data)
        visit_every_place(checks, reader)
    except AssertionError as problem:
        checks.that(False, str(problem))
        for log in sorted(data.glob("logs/*")):
            print(f"== {log.name}\n{log.read_text(errors='replace')}", flush=True)
    finally:
        process.kill()
        process.wait()
    print(f"{checks.passed} passed, {checks.failed} failed", flush=True)
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
