"""The way as people tell it: reads a scenario, and says in the same words what the rules say.

A scenario is lines of text; ``#`` begins a remark.

    pain: right hand                        one of the parts and sides
    pictures: hand, foot                    the parts of which there are pictures
    answers with: left hand
    saves energy: yes
    rates pain: no

    day 1: trains                           a training of 20 pictures at level 1
    day 4: trains at level 4, 85 %
    day 5: test 85 % left, 90 % right, 1.8 s        20 pictures a side; "quick test": 10 a side
    day 5: test 85 % left, 90 % right, 1.8 s left, 2.4 s right
    days 6, 8, 10: test ...                 the same on each of these days
    day 20: imagines, pain up by 1          or "imagines", where it was not said
    day 30: mirror step 5 was easy
    day 30: goes on to stage 3, "with my therapist"
    -> stage 1; 3 of 6 done                 what the way says then
    -> open: time, even
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.answering import AnswerWay, sides_compare
from gmi_trainer.domain.body import AnsweringLimb, BodyPart
from gmi_trainer.domain.checkin import AfterLast
from gmi_trainer.domain.default_plan import training_part
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.flare import flare_reports, step_back
from gmi_trainer.domain.gate import (
    Asked,
    Bout,
    Check,
    ImaginedBout,
    ImaginedFacts,
    LeftRightFacts,
    MirroredFacts,
    State,
    TestTaken,
)
from gmi_trainer.domain.pathway import (
    GoneOn,
    Pathway,
    PathwayFacts,
    Suggestion,
    gone_on_of,
    note_of,
    pathway,
)
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.stages import Stage

DAY_1 = date(2025, 3, 10)
RULES = {
    "pain": "right hand",
    "pictures": "hand, foot",
    "levels": "1, 2, 3, 4",
    "answers with": "left hand",
    "saves energy": "no",
    "rates pain": "yes",
}
NAMES = {
    Asked.TESTS: "tests",
    Asked.ACCURACY: "right answers",
    Asked.TIME: "time",
    Asked.EVEN: "even",
    Asked.IN_CONTEXT: "daily life",
    Asked.NO_FLARE: "no flare",
    Asked.SINCE_FLARE: "a test since the flare",
    Asked.IMAGERY_DAYS: "days of imagining",
    Asked.PAIN_STAYED: "pain",
    Asked.LADDER: "ladder",
    Asked.MIRROR_EASY: "mirror",
}
SAID = {
    "worse for longer": AfterLast.LONGER,
    "still worse": AfterLast.STILL_WORSE,
    "worse, gone within the hour": AfterLast.SETTLED,
}


@dataclass
class Walker:
    """One person on their way. ``day`` is the day that is told now."""

    about: AboutMe
    parts: tuple[BodyPart, ...]
    levels: tuple[int, ...]
    limb: AnsweringLimb
    day: date = DAY_1
    tests: list[TestTaken] = field(default_factory=list)
    bouts: list[Bout] = field(default_factory=list)
    imagined: list[ImaginedBout] = field(default_factory=list)
    ladder_finished_on: date | None = None
    mirrored: dict[date, bool] = field(default_factory=dict)
    facts: list[DiaryFact] = field(default_factory=list)
    waits: bool = False

    def say(self, kind: DiaryKind, detail: dict[str, object] | None = None) -> None:
        """A fact of the day that is told."""
        at = datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)
        self.facts.append(DiaryFact(f"fact-{len(self.facts)}", kind, self.day, at, detail or {}))

    def go(self, stage: Stage, words: str = "") -> None:
        """To a stage, on or back."""
        way = self.way()
        is_ready = way.suggestion is Suggestion.READY
        self.say(DiaryKind.GONE_ON, note_of(GoneOn(self.day, way.part, stage, is_ready, words)))

    def way(self) -> Pathway:
        """What the real rules say on this day."""
        part = self.about.sore_part
        assert part is not None
        reports = flare_reports(self.facts)
        return pathway(
            PathwayFacts(
                today=self.day,
                part=part,
                left_right=LeftRightFacts(
                    training_part(self.about, self.parts),
                    tuple(self.tests),
                    tuple(self.bouts),
                    self.levels,
                    sides_compare(self.about, AnswerWay(limb=self.limb)),
                ),
                imagined=ImaginedFacts(tuple(self.imagined), self.ladder_finished_on, self.about.rates_pain),
                mirrored=MirroredFacts(frozenset(day for day, easy in self.mirrored.items() if easy)),
                days_in={
                    Stage.LEFT_RIGHT: frozenset(
                        [test.day for test in self.tests] + [bout.day for bout in self.bouts]
                    ),
                    Stage.IMAGINE: frozenset(bout.day for bout in self.imagined),
                    Stage.MIRROR: frozenset(self.mirrored),
                },
                gone_on=tuple(gone for gone in map(gone_on_of, self.facts) if gone is not None),
                last_flare=max((report.day for report in reports), default=None),
                step_back=step_back(reports, self.day),
                saves_energy=self.about.saves_energy,
                waits=self.waits,
            )
        )


def tell(text: str) -> int:
    """Let the days happen. Raises where a line does not hold; returns how many claims held."""
    rules = dict(RULES)
    walker: Walker | None = None
    claims = 0
    for number, raw in enumerate(text.splitlines(), start=1):
        words = " ".join(raw.partition("#")[0].split())
        if told := re.fullmatch(r"days? ([\d, ]+): (.*)", words):
            walker = walker or _walker(rules)
            for day in map(int, told[1].split(", ")):
                assert DAY_1 + timedelta(days=day - 1) >= walker.day, f"line {number}: days go forward"
                walker.day = DAY_1 + timedelta(days=day - 1)
                for deed in told[2].split("; "):
                    _happen(walker, deed, number)
        elif words.startswith("-> "):
            assert walker is not None, f"line {number}: nothing happened yet"
            for claim in words.removeprefix("-> ").split("; "):
                said = _what_it_says(walker, claim)
                assert claim == said, f"line {number}: {claim!r}, but the way says: {said!r}"
                claims += 1
        elif words:
            name, _, value = words.partition(": ")
            assert name in RULES, f"line {number}: there is no rule {name}"
            rules[name] = value
    return claims


def _walker(rules: dict[str, str]) -> Walker:
    side, _, part = rules["pain"].rpartition(" ")
    return Walker(
        AboutMe(
            sore_part=BodyPart(part),
            sore_side=SoreSide(side) if side else SoreSide.NONE,
            saves_energy=rules["saves energy"] == "yes",
            rates_pain=rules["rates pain"] == "yes",
        ),
        tuple(BodyPart(part) for part in rules["pictures"].split(", ")),
        tuple(int(level) for level in rules["levels"].split(", ")),
        AnsweringLimb(rules["answers with"].replace(" ", "_")),
    )


def _happen(walker: Walker, deed: str, number: int) -> None:
    for pattern, act in DEEDS:
        if match := re.fullmatch(pattern, deed):
            act(walker, match)
            return
    raise AssertionError(f"line {number}: nobody understands {deed!r}")


def _score(scored: int, percent: str, seconds: str = "1.5") -> SideScore:
    correct = round(scored * int(percent) / 100)
    time_ms = float(seconds) * 1000 if correct else None
    return SideScore(scored, correct, scored - correct, 0, 0, time_ms, time_ms, None)


def _tests(walker: Walker, m: re.Match[str]) -> None:
    a_side = 10 if m["quick"] else 20
    left = _score(a_side, m["left"], m["s"])
    right = _score(a_side, m["right"], m["right_s"] or m["s"])
    if m["other"]:  # with other keys from now on: what was before compares no more
        walker.tests = [TestTaken(t.day, t.pictures, t.left, t.right, compares=False) for t in walker.tests]
    walker.tests.append(TestTaken(walker.day, 2 * a_side, left, right))


def _trains(walker: Walker, m: re.Match[str]) -> None:
    score = _score(10, m[2] or "70")
    walker.bouts.append(Bout(walker.day, int(m[1] or 1), score, score))


def _imagines(walker: Walker, m: re.Match[str]) -> None:
    change = None if m[1] is None else float(m[2]) if m[2] else 0.0
    walker.imagined.append(ImaginedBout(walker.day, change))


def _finishes(walker: Walker, _: re.Match[str]) -> None:
    walker.ladder_finished_on = walker.day


def _mirrors(walker: Walker, m: re.Match[str]) -> None:
    walker.mirrored[walker.day] = m[1] == "easy"


def _waits(walker: Walker, m: re.Match[str]) -> None:
    walker.waits = m[0] == "something waits to be looked at"


Deed = Callable[[Walker, re.Match[str]], None]
DEEDS: tuple[tuple[str, Deed], ...] = (
    (r"looks", lambda walker, _: None),
    (r"trains(?: at level (\d))?(?:, (\d+) %)?", _trains),
    (
        r"(?P<quick>quick )?test (?P<other>with other keys )?(?P<left>\d+) % left, (?P<right>\d+) % right, "
        r"(?P<s>[\d.]+) s(?: left, (?P<right_s>[\d.]+) s right)?",
        _tests,
    ),
    (r"imagines(, no more pain|, pain up by (\d))?", _imagines),
    (r"finishes the ladder", _finishes),
    (r"mirror step 5 was (easy|hard)", _mirrors),
    (r"says \"I'm in a flare\"", lambda walker, _: walker.say(DiaryKind.FLARE)),
    (
        r"after last time: (.*)",
        lambda walker, m: walker.say(DiaryKind.AFTER_LAST, {"answer": SAID[m[1]].value}),
    ),
    (
        r"goes (?:on|back) to stage (\d)(?:, \"(.*)\")?",
        lambda walker, m: walker.go(Stage(int(m[1])), m[2] or ""),
    ),
    (r"something waits to be looked at|it was looked at", _waits),
)


def _what_it_says(walker: Walker, claim: str) -> str:
    """The truth about what a claim is about, in the words of claims."""
    way = walker.way()
    truths: tuple[tuple[str, Callable[[], str]], ...] = (
        (r"stages .*", lambda: "stages " + ", ".join(str(int(stage)) for stage in way.stages)),
        (r"stage \d", lambda: f"stage {int(way.stage)}"),
        (r"today stage .*", lambda: _today(way)),
        (r"\d+ of \d+ done", lambda: _done(way)),
        (r"(done|open|not asked): .*", lambda: _listed(way, claim.partition(":")[0])),
        (r"(not )?gone on .*", lambda: _gone_on(way)),
        (r"looked at .*", lambda: _anew(way)),
        (r"[a-z ]+: .*", lambda: _figures(way, claim.partition(":")[0])),
    )
    for pattern, truth in truths:
        if re.fullmatch(pattern, claim):
            return truth()
    return _suggestion(way)


def _today(way: Pathway) -> str:
    if way.step_back is None:
        return f"today stage {int(way.today)}"
    because = way.step_back.because
    return (
        f"today stage {int(way.today)} until day {_number(way.step_back.last_day)}, "
        f"because of day {_number(because.day)} ({because.source.value.replace('_', ' ')})"
    )


def _done(way: Pathway) -> str:
    return f"{way.gate.met} of {way.gate.asked} done" if way.gate is not None else "no gate"


def _listed(way: Pathway, which: str) -> str:
    state = {"done": State.MET, "open": State.OPEN, "not asked": State.LEFT_OUT}[which]
    checks = way.gate.checks if way.gate is not None else ()
    names = [NAMES[check.asked] for check in checks if check.state is state]
    return f"{which}: {', '.join(names) or 'nothing'}"


def _gone_on(way: Pathway) -> str:
    gone = way.gone_on
    if gone is None:
        return "not gone on by themselves"
    note = f', "{gone.words}"' if gone.words else ""
    return f"gone on {'when ready' if gone.ready else 'anyway'} on day {_number(gone.day)}{note}"


def _anew(way: Pathway) -> str:
    if not way.spell.after_break:
        return "looked at from the start"
    before = f"; had been at stage {int(way.before_break)}" if way.before_break is not None else ""
    return f"looked at anew since day {_number(way.spell.began_on)}{before.replace(';', ',')}"


def _figures(way: Pathway, name: str) -> str:
    checks = way.gate.checks if way.gate is not None else ()
    check = next((check for check in checks if NAMES[check.asked] == name), None)
    return f"{name}: {_figure(check) if check is not None else 'not there'}"


def _figure(check: Check) -> str:
    match check.asked:
        case Asked.ACCURACY:
            left, right = (_percent(side.accuracy) for side in (check.left, check.right))
            return f"{left} left and {right} right in {check.count} tests, {check.a_side} a side"
        case Asked.TIME:
            left, right = (_seconds(side.time_ms) for side in (check.left, check.right))
            return f"{left} left and {right} right"
        case Asked.IN_CONTEXT:
            return _percent(check.left.accuracy)
        case _:
            return f"{check.count} of {check.needed}"


def _percent(accuracy: float | None) -> str:
    return "nothing" if accuracy is None else f"{accuracy:.0%}".replace("%", " %")


def _seconds(time_ms: float | None) -> str:
    return "nothing" if time_ms is None else f"{time_ms / 1000:.2g} s"


def _suggestion(way: Pathway) -> str:
    to = int(way.gate.to) if way.gate is not None else 0
    return {
        Suggestion.LAST: "the last stage",
        Suggestion.SAFETY: "safety comes first",
        Suggestion.STEPPED_BACK: "easier days first",
        Suggestion.OWN_PACE: "nothing is suggested",
        Suggestion.READY: f"ready for stage {to}",
        Suggestion.TRIAL: f"a try of stage {to}",
        Suggestion.NOT_YET: "not yet",
    }[way.suggestion]


def _number(day: date) -> int:
    return (day - DAY_1).days + 1
