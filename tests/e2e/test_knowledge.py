"""What somebody knows about pain, said by real keys on the real window: left on the way, gone on with, and kept."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from gmi_trainer.domain.knowledge import CheckItem, Reply
from gmi_trainer.ui.learn.reader import READ_FIRST_MS
from gmi_trainer.ui.words.knowledge import sentence_place
from gmi_trainer.ui.words.translate import english
from tests.e2e.at_home import introduced
from tests.e2e.breather import nameless
from tests.e2e.hands import KeyboardOnly
from tests.e2e.learner import lessons_of_program
from tests.e2e.running import SCREENS, Desk, Running, rows, start_program
from tests.e2e.watching import until

KEYS = {Reply.TRUE: "1", Reply.FALSE: "2", Reply.NOT_SURE: "3"}
UNSURE, WRONG = (2, 11), (4,)
"""Which sentences, from 0, are not known and not right."""


def test_eighteen_sentences_are_answered_in_two_goes(desk: Desk, tmp_path: Path) -> None:
    data = introduced(tmp_path / "check")
    check = lessons_of_program().check
    assert check is not None
    replies = [reply_to(item, number) for number, item in enumerate(check.items)]
    fitting = len(check.items) - len(UNSURE) - len(WRONG)

    with start_program(desk, data) as running:
        running.wait_for_window()
        keyboard = KeyboardOnly(running)
        keyboard.choose("nav.learn")
        keyboard.choose("learn.check.begin")
        keyboard.choose("check.on")
        answer(running, check.items[:5], replies[:5], 0, len(check.items))
        assert nameless(running) == []
        running.screenshot(SCREENS / "knowledge-sentence.png")
        desk.screen.tap("Escape")
        keyboard.choose("learn.check.begin")
        keyboard.choose("check.on")
        answer(running, check.items[5:], replies[5:], 5, len(check.items))
        running.wait_for(name=f"{fitting} of {len(check.items)} answers fit")
        assert nameless(running) == []
        running.screenshot(SCREENS / "knowledge-result.png")
        assert running.close_and_wait() == 0, running.said

    (taken,) = rows(data, "SELECT moment, finished_utc FROM knowledge_check")
    kept = rows(data, "SELECT item_id, reply FROM knowledge_answer ORDER BY id")
    assert taken["moment"] == "start"
    assert taken["finished_utc"] is not None
    assert [(one["item_id"], one["reply"]) for one in kept] == [
        (item.item_id, reply.value) for item, reply in zip(check.items, replies, strict=True)
    ]


def reply_to(item: CheckItem, number: int) -> Reply:
    """As somebody would who knows most of it."""
    if number in UNSURE:
        return Reply.NOT_SURE
    return Reply.TRUE if item.is_true is not (number in WRONG) else Reply.FALSE


def answer(
    running: Running, items: tuple[CheckItem, ...], replies: list[Reply], before: int, of: int
) -> None:
    """One key each, once its sentence was read: a key that comes too soon was meant for the one before."""
    for number, (item, reply) in enumerate(zip(items, replies, strict=True), start=before + 1):
        running.wait_for(name=item.statement)
        running.wait_for(name=sentence_place(number, of, english))
        seen_s = time.monotonic()
        until(partial(is_over, seen_s + 2 * READ_FIRST_MS / 1000), 5, "it was read")
        running.desk.screen.tap(KEYS[reply])
        until(partial(is_gone, running, sentence_place(number, of, english)), 10, f"{number} is answered")


def is_gone(running: Running, name: str) -> bool:
    """Nothing is called so any more."""
    return running.desk.eyes.find(running.pid, name=name) is None


def is_over(moment_s: float) -> bool:
    """Whether that moment is past."""
    return time.monotonic() > moment_s
