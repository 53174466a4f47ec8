"""Breathing as a clinician tells it: reads a scenario, and says in the same words what the program does.

A scenario is lines of text; ``#`` begins a remark. A breath is written as seconds in and out, "4-8"; with holds
"4-8 held 1 and 2" (after the breath in, and after the breath out).

    saves energy                before the first day: what is true of the person
    answers: heart              the questions before the first session: lungs, heart, fainting, epilepsy,
                                pregnancy, upsetting; "nothing"; "rather not say"
    chooses 5-10                a breath of their own
    chooses 20 minutes          or "10 breaths"

    day 2                       the morning of another day
    starts                      presses Start; the watch begins
    at 0:21                     so long after Start (the watch stands still while the machine sleeps)
    at 0:21 presses easier      what is done then: pauses, goes on, presses easier, stops, feels dizzy,
                                "machine sleeps for an hour", "screen stands still for 4 s"
    to the end                  goes on until it is over
    says too long               or "a little too long", "comfortable"
    takes the step              that is suggested

    -> breathe out, breath 1, 8 s left         what holds now; more than one with "; "
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from gmi_trainer.domain.breath_run import RunState
from gmi_trainer.domain.breath_steps import Caution, is_open
from gmi_trainer.domain.breathing import BreathPattern, BreathPhase, BreathSpec, Ending, Pace
from gmi_trainer.domain.plan import BreathDose
from gmi_trainer.services.breath_choices import BreathLength, LengthUnit
from tests.scenarios.breathing.world import Person

DO = {
    BreathPhase.LEAD_IN: "sit well",
    BreathPhase.IN: "breathe in",
    BreathPhase.HOLD_FULL: "hold",
    BreathPhase.OUT: "breathe out",
    BreathPhase.HOLD_EMPTY: "rest before the next breath",
}
STATES = {
    RunState.PAUSED: "paused",
    RunState.SLEPT: "it stood still: go on, or stop?",
    RunState.OVER: "over",
}
ENDINGS = {Ending.WHOLE: "ended whole", Ending.STOPPED: "stopped", Ending.DIZZY: "ended dizzy"}
PACES = {
    "comfortable": Pace.COMFORTABLE,
    "a little too long": Pace.A_LITTLE_TOO_LONG,
    "too long": Pace.TOO_LONG,
}
BREATH = r"[\d.]+-[\d.]+(?: held [\d.]+ and [\d.]+)?"
KEY = r"pauses|goes on|presses easier|stops|feels dizzy"


@dataclass(frozen=True)
class Line:
    """One line that happens or holds."""

    number: int
    text: str
    is_claim: bool


def read(text: str) -> tuple[Line, ...]:
    """The lines of a scenario."""
    lines = (
        (number, " ".join(raw.partition("#")[0].split())) for number, raw in enumerate(text.splitlines(), 1)
    )
    return tuple(
        Line(number, words.removeprefix("-> "), words.startswith("-> ")) for number, words in lines if words
    )


def tell(lines: tuple[Line, ...]) -> int:
    """Let it happen. Raises where a line does not hold; returns how many claims held."""
    person, claims = Person(), 0
    for line in lines:
        if not line.is_claim:
            happen(person, line.text, line.number)
            continue
        for claim in line.text.split("; "):
            truth = what_holds(person, claim, line.number)
            assert claim == truth, f"line {line.number}: {claim!r}, but it is: {truth!r}"
            claims += 1
    return claims


def happen(person: Person, deed: str, number: int = 0) -> None:
    """One thing that happens."""
    for pattern, act in DEEDS:
        if match := re.fullmatch(pattern, deed):
            act(person, match)
            return
    raise AssertionError(f"line {number}: nobody understands {deed!r}")


def what_holds(person: Person, claim: str, number: int = 0) -> str:
    """The truth about what a claim is about, in the words of claims."""
    for pattern, truth in TRUTHS:
        if match := re.fullmatch(pattern, claim):
            return truth(person, match)
    raise AssertionError(f"line {number}: nobody understands the claim {claim!r}")


# -- in words ----------------------------------------------------------------------------------------------------


def breath_from(words: str) -> BreathPattern:
    """ "4-8", or "4-8 held 1 and 2"."""
    in_s, out_s, *holds = re.findall(r"[\d.]+", words)
    full, empty = holds or ("0", "0")
    return BreathPattern(*(round(float(part) * 1_000) for part in (in_s, out_s, full, empty)))


def breath(pattern: BreathPattern) -> str:
    """A breath in the words of scenarios."""
    words = f"{pattern.in_ms / 1_000:g}-{pattern.out_ms / 1_000:g}"
    if pattern.has_holds:
        words += f" held {pattern.hold_full_ms / 1_000:g} and {pattern.hold_empty_ms / 1_000:g}"
    return words


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _watch(ms: int) -> str:
    minutes, rest = divmod(ms, 60_000)
    seconds = f"{rest / 1_000:g}"
    return f"{minutes}:{seconds if rest >= 10_000 else '0' + seconds}"


def _session(spec: BreathSpec) -> str:
    first = ", the first minute" if spec.is_first else ""
    return f"{breath(spec.pattern)}, {_count(spec.breaths, 'breath')}{first}"


def _now(person: Person) -> str:
    moment = person.moment
    if moment is None:
        return STATES[person.session.state]
    left = f"{moment.left_ns / 1_000_000_000:g} s left"
    return f"{DO[BreathPhase(moment.phase.kind)]}, breath {moment.phase.round}, {left}"


def _whole(person: Person) -> str:
    run = person.session
    return f"{_count(run.breaths_done, 'whole breath')}, {_watch(run.breathed_ms)}"


def _told(person: Person) -> str:
    """How it ended, as the record has it."""
    kept = person.record.breathing[person.session_id].result
    assert person.record.breathing[person.session_id].finished_utc is not None, "it is not over"
    assert (kept.breaths, kept.breathed_ms) == (person.session.breaths_done, person.session.breathed_ms)
    assert kept.ending is not None
    words = [ENDINGS[kept.ending], _count(kept.breaths, "whole breath"), _watch(kept.breathed_ms)]
    words += [f"made easier {_count(kept.eased, 'time')}"] if kept.eased else []
    words += [_count(kept.pauses, "pause")] if kept.pauses else []
    words += [f"stood still {_count(kept.sleeps, 'time')}"] if kept.sleeps else []
    return ", ".join(words)


def _step(person: Person) -> str:
    step = person.service.suggestion(person.past)
    return "no step up" if step is None else f"suggests {breath(step)}"


def _asks(person: Person) -> str:
    """What is asked around the next session."""
    asks = person.service.ask_for(person.next_spec(), person.past)
    if asks.scale is not None:
        return "asks before and after"
    return "asks with one tap" if asks.feel else "asks nothing"


def _may(person: Person, words: str) -> str:
    allowed = is_open(breath_from(words), person.service.cautions())
    return f"{words} is {'open' if allowed else 'closed'}"


def _by_plan(person: Person, match: re.Match[str]) -> str:
    in_s, out_s, minutes = match.group(1, 2, 3)
    spec = person.next_spec(BreathDose(float(in_s), float(out_s), float(minutes)))
    return f"next, where a plan has {in_s}-{out_s} for {minutes} minutes: {_session(spec)}"


def _turns(person: Person) -> str:
    """Each look lies within one picture of the one before, so a turn is seen at most so late."""
    late_ns, picture_ns = person.latest_turn_ns, person.longest_look_ns
    return "every turn seen with the next picture" if late_ns < picture_ns else f"a turn {late_ns} ns late"


TRUTHS: tuple[tuple[str, Callable[[Person, re.Match[str]], str]], ...] = (
    (r"next: .*", lambda person, _: f"next: {_session(person.next_spec())}"),
    (r"next, where a plan has ([\d.]+)-([\d.]+) for (\d+) minutes: .*", _by_plan),
    (r"\d+ whole breaths?, .*", lambda person, _: _whole(person)),
    (r"(ended|stopped).*", lambda person, _: _told(person)),
    (r"own breath .*", lambda person, _: f"own breath {breath(person.service.choices.load().pattern)}"),
    (r"suggests [\d.]+-.*|no step up", lambda person, _: _step(person)),
    (
        r"talk with a clinician|no word of a clinician",
        lambda person, _: "talk with a clinician" if person.suggests_talk else "no word of a clinician",
    ),
    (r"asks .*", lambda person, _: _asks(person)),
    (rf"({BREATH}) is (?:open|closed)", lambda person, m: _may(person, m[1])),
    (r"every turn seen with the next picture", lambda person, _: _turns(person)),
    (
        "|".join((*STATES.values(), *(f"{do}, .*" for do in DO.values()))).replace("?", r"\?"),
        lambda p, _: _now(p),
    ),
)


# -- what happens ------------------------------------------------------------------------------------------------


def _answers(person: Person, match: re.Match[str]) -> None:
    said = match[1]
    if said == "rather not say":
        person.answer(None)
    else:
        person.answer(frozenset(Caution(name) for name in said.split(", ") if said != "nothing"))


def _chooses_length(person: Person, match: re.Match[str]) -> None:
    person.choose_length(BreathLength(LengthUnit(match[2].rstrip("s") + "s"), int(match[1])))


def _at(person: Person, match: re.Match[str]) -> None:
    person.go_to(int(match[1]) * 60_000 + round(float(match[2]) * 1_000))
    if match[3]:
        happen(person, match[3])


def _takes_the_step(person: Person, _: re.Match[str]) -> None:
    step = person.service.suggestion(person.past)
    assert step is not None, "no step is suggested"
    person.choose(step)


DEEDS: tuple[tuple[str, Callable[[Person, re.Match[str]], None]], ...] = (
    (r"saves energy", lambda person, _: person.save_energy()),
    (r"answers: (.*)", _answers),
    (rf"chooses ({BREATH})", lambda person, m: person.choose(breath_from(m[1]))),
    (r"chooses (\d+) (minutes?|breaths?)", _chooses_length),
    (r"day (\d+)", lambda person, m: person.to_day(int(m[1]))),
    (r"starts", lambda person, _: person.start()),
    (r"at (\d+):(\d\d(?:\.\d+)?)(?: (.*))?", _at),
    (r"to the end", lambda person, _: person.go_to_the_end()),
    (KEY, lambda person, m: person.press(m[0])),
    (rf"({KEY}) before the next picture", lambda person, m: person.press_between_pictures(m[1])),
    (r"machine sleeps for an hour", lambda person, _: person.sleep(timedelta(hours=1))),
    (r"screen stands still for ([\d.]+) s", lambda person, m: person.stand_still(float(m[1]))),
    (r"says (.*)", lambda person, m: person.say(PACES[m[1]])),
    (r"takes the step", _takes_the_step),
)
