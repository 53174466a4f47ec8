"""Reads a scripted drill from a text that people can read. The format is described in ``cli/replay.py``."""

from __future__ import annotations

import re
from collections.abc import Callable

from gmi_trainer.domain.body import InputKind
from gmi_trainer.domain.replay import (
    Action,
    Disturb,
    Line,
    Moment,
    Press,
    Repeat,
    Said,
    Script,
    Show,
    Skip,
    Stop,
    TakeClockOff,
    Tell,
    Wait,
    line_problem,
)
from gmi_trainer.domain.replay_rules import RULES, Rules
from gmi_trainer.domain.trial import Flag


def parse_script(text: str, file: str) -> Script:
    """Read a script; UserProblem(REPLAY_LINE) names the first line that is not understood."""
    rules: dict[str, tuple[int, str]] = {}
    lines: list[Line] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        words = " ".join(raw.partition("#")[0].split())
        if not words:
            continue
        rule = _RULE.fullmatch(words)
        if rule is None:
            lines.append(_line_of(words, file, number))
            if (
                len(lines) > 1
                and isinstance(lines[-2].action, Tell)
                and not isinstance(lines[-1].action, Tell)
            ):
                raise line_problem(file, number, "the result comes last")
        elif lines:
            raise line_problem(file, number, "rules come before the first picture")
        elif rule["name"] not in RULES:
            raise line_problem(
                file, number, f"there is no rule called {rule['name']}; there are {', '.join(RULES)}"
            )
        elif rule["name"] in rules:
            raise line_problem(file, number, f"{rule['name']} is there twice")
        else:
            rules[rule["name"]] = number, rule["value"]
    return Rules(file, rules).script(tuple(lines))


_N = r"(\d{1,9}(?:\.\d{1,6})?)(?: ms)?"
_WHEN = rf"(at|after) {_N}"
_RULE = re.compile(r"(?P<name>[a-z][a-z -]*): ?(?P<value>.*)")
_DISTURBANCES = {"look away": Flag.LOST_FOCUS, "pause": Flag.PAUSED, "machine sleeps": Flag.SUSPENDED}


def _moment(when: str, ms: str) -> Moment:
    return Moment(float(ms), since_shown=when in ("after", "for"))


def _press(
    said: str, when: str, ms: str, by: str | None, noticed: str | None, noticed_ms: str | None
) -> Press:
    return Press(
        Said(said),
        _moment(when, ms),
        InputKind(by) if by else None,
        _moment(noticed, noticed_ms) if noticed and noticed_ms else None,
    )


_ACTIONS: tuple[tuple[re.Pattern[str], Callable[..., Action]], ...] = (
    (
        re.compile(rf"shown(?: (?!at )(\S+))?(?: at {_N})?"),
        lambda name, ms: Show(name, _moment("at", ms) if ms else None),
    ),
    (
        re.compile(
            rf"press (left|right|correct|wrong) {_WHEN}(?: by (keyboard|mouse|touch))?(?:,? noticed {_WHEN})?"
        ),
        _press,
    ),
    (re.compile(rf"nothing (until|for) {_N}"), lambda when, ms: Wait(_moment(when, ms))),
    (
        re.compile(rf"({'|'.join(_DISTURBANCES)}) {_WHEN}"),
        lambda what, when, ms: Disturb(_DISTURBANCES[what], _moment(when, ms)),
    ),
    (re.compile(rf"not this picture {_WHEN}"), lambda when, ms: Skip(_moment(when, ms))),
    (re.compile(r"take the clock off"), TakeClockOff),
    (re.compile(rf"stop(?: {_WHEN})?"), lambda when, ms: Stop(_moment(when, ms) if ms else None)),
    (
        re.compile(rf"(?:next ([1-9]\d{{0,2}})|the rest) (left|right|correct|wrong) after {_N}"),
        lambda count, said, ms: Repeat(
            int(count) if count else None, Press(Said(said), _moment("after", ms))
        ),
    ),
    (
        re.compile(rf"(?:next ([1-9]\d{{0,2}})|the rest) nothing for {_N}"),
        lambda count, ms: Repeat(int(count) if count else None, Wait(_moment("for", ms))),
    ),
    (re.compile(r"result"), Tell),
)


def _line_of(words: str, file: str, number: int) -> Line:
    happens, arrow, expected = words.partition("->")
    facts = tuple(fact.strip() for fact in expected.split(",")) if arrow else ()
    if not all(facts):
        raise line_problem(file, number, "after -> comes what is expected")
    for pattern, action in _ACTIONS:
        match = pattern.fullmatch(happens.strip())
        if match:
            return Line(number, action(*match.groups()), facts)
    raise line_problem(file, number, f"this is not understood: {happens.strip()}")
