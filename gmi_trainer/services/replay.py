"""Plays a scripted drill through the same services and the same record as a drill in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.clamp import Clamp
from gmi_trainer.domain.problems import UserProblem
from gmi_trainer.domain.replay import (
    Action,
    Disturb,
    Line,
    Moment,
    Press,
    Repeat,
    Script,
    Show,
    Skip,
    Stop,
    TakeClockOff,
    Tell,
    Wait,
    find_stimulus,
)
from gmi_trainer.domain.stimulus import Picture, Stimulus
from gmi_trainer.domain.trial import Answer, Onset, TrialResult
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.drills import DrillResult, DrillRun, DrillService, Prepared, what_came_before
from gmi_trainer.services.replay_facts import ResultFact, Seen, SeenFact, result_fact, seen_fact, told
from gmi_trainer.services.session_ports import HistoryReader

MS = 1_000_000
ENVIRONMENT: Mapping[str, object] = {"onset_method": "replay"}
"""How a scripted session was measured: not at all. It can be told from a real one by this."""


@dataclass(frozen=True, slots=True)
class Played:
    """A scripted drill that was played. ``result`` None: the script left it before its end."""

    session_id: int
    seed: int
    trials: tuple[TrialResult, ...]
    result: DrillResult | None


def play(
    script: Script,
    drills: DrillService,
    history: Callable[[], AbstractContextManager[HistoryReader]],
    tell: Callable[[TrialResult], None],
) -> Played:
    """Play a script from its first line to its last; ``tell`` hears of every trial once it is stored.

    UserProblem(REPLAY_LINE) where a line does not fit the drill or what it expects does not hold; the
    session is left then as an interrupted one is. Expectations that are not understood are found before
    anything is stored.
    """
    facts = [_facts_of(script, line) for line in script.lines]
    pictures = {p.picture_id: p for p in drills.pictures(script.spec.part)}
    prepared = _prepare(script, drills, pictures)
    with history() as reader:
        known = what_came_before(reader, prepared.spec, drills.today())
    before = replace(known, drills=max(known.drills, script.earlier_drills))
    run = drills.begin(prepared, ENVIRONMENT, before)
    player = _Player(script, run, drills, pictures, tell)
    result = None
    try:
        for line, (seen_facts, _) in zip(script.lines, facts, strict=True):
            player.play(line, seen_facts)
        if run.is_over:
            result = drills.finish(run, ENVIRONMENT, before)
        else:
            drills.abandon()
    except UserProblem:
        drills.abandon()
        raise
    for line, (_, result_facts) in zip(script.lines, facts, strict=True):
        for words, holds in result_facts:
            if not holds(result):
                raise script.problem(line, f"{words} was expected, and it was: {told(result)}")
    return Played(run.session_id, prepared.seed, run.state.results, result)


Facts = tuple[tuple[tuple[str, SeenFact], ...], tuple[tuple[str, ResultFact], ...]]


def _facts_of(script: Script, line: Line) -> Facts:
    """What a line expects, of its trial or of the result, as questions that can be asked."""
    seen: list[tuple[str, SeenFact]] = []
    result: list[tuple[str, ResultFact]] = []
    for words in line.expected:
        if isinstance(line.action, Tell):
            of_result = result_fact(words)
            if of_result is not None:
                result.append((words, of_result))
                continue
        else:
            of_line = seen_fact(words)
            if of_line is not None:
                seen.append((words, of_line))
                continue
        raise script.problem(line, f"this expectation is not understood: {words}")
    return tuple(seen), tuple(result)


def _prepare(script: Script, drills: DrillService, pictures: Mapping[str, Picture]) -> Prepared:
    """The script's own deck, or one drawn as always."""
    if not script.deck:
        return drills.prepare(_limited(script, pictures), script.seed)
    warm_ups, deck = (
        tuple(_named(script, rule, name, pictures) for name in names)
        for rule, names in (("warm-ups", script.warm_ups), ("deck", script.deck))
    )
    return Prepared(script.spec, script.seed or 0, warm_ups, deck)


def _limited(script: Script, pictures: Mapping[str, Picture]) -> DrillSpec:
    """The script's rules, with the lasting names of the pictures that training is limited to."""
    missing = [name for name in script.only if name not in pictures]
    if missing:
        raise script.rule_problem("only", f"there is no picture called {missing[0]}, or it is left out")
    return replace(script.spec, only=tuple(pictures[name].sha256 for name in script.only))


def _named(script: Script, rule: str, name: str, pictures: Mapping[str, Picture]) -> Stimulus:
    stimulus = find_stimulus(name, pictures)
    if stimulus is None:
        raise script.rule_problem(rule, f"there is no picture called {name}, or it is left out")
    return stimulus


class _Player:
    """Does what the lines say, with a clock of its own: the script's milliseconds."""

    def __init__(
        self,
        script: Script,
        run: DrillRun,
        drills: DrillService,
        pictures: Mapping[str, Picture],
        tell: Callable[[TrialResult], None],
    ) -> None:
        self._script = script
        self._run = run
        self._drills = drills
        self._pictures = pictures
        self._tell = tell
        self._clamp = Clamp()
        self._now_ms = 0.0
        self._shown_ms = 0.0

    def play(self, line: Line, facts: tuple[tuple[str, SeenFact], ...]) -> None:
        """Do what a line says, and see whether what it expects holds."""
        if isinstance(line.action, Repeat):
            self._repeat(line, line.action, facts)
            return
        before = self._trial_count
        self._do(line, line.action)
        self._check(line, facts, before)

    @property
    def _trial_count(self) -> int:
        return len(self._run.state.results)

    def _repeat(self, line: Line, repeat: Repeat, facts: tuple[tuple[str, SeenFact], ...]) -> None:
        done = 0
        while not self._run.is_over and done != repeat.count:
            self._show(line, Show())
            before = self._trial_count
            self._do(line, repeat.then)
            if self._trial_count == before:
                raise self._script.problem(
                    line, "nothing ends this picture: there is no limit, or it is longer"
                )
            self._check(line, facts, before)
            done += 1
        if done < (repeat.count or 1):
            raise self._script.problem(line, f"only {done} pictures were left")

    def _check(self, line: Line, facts: tuple[tuple[str, SeenFact], ...], before: int) -> None:
        state = self._run.state
        seen = Seen(state.results[-1] if self._trial_count > before else None, state)
        for words, holds in facts:
            if not holds(seen):
                raise self._script.problem(line, f"{words} was expected, and it was: {seen}")

    def _do(self, line: Line, action: Action) -> None:
        match action:
            case Show():
                self._show(line, action)
            case Press():
                self._press(line, action)
            case Wait():
                self._pass_time(line, self._time(action.until), up_to_and_with=True)
            case Disturb():
                self._disturb(line, action)
            case Skip():
                self._skip(line, action)
            case TakeClockOff():
                self._run.take_clock_off()
            case Stop():
                self._stop(line, action)

    def _show(self, line: Line, show: Show) -> None:
        run = self._run
        pause_ms = run.state.spec.interval_ms[0]
        self._pass_time(line, self._time(show.at) if show.at is not None else self._now_ms + pause_ms)
        if run.is_awaiting_answer:
            raise self._script.problem(line, "a picture is shown already")
        if run.card is None:
            raise self._script.problem(line, "no picture is left")
        if show.name is not None:
            self._expect(line, show.name, run.card.stimulus)
        if run.state.wants_break:  # going on ends the break
            run.rested()
            self._clamp = Clamp()
        self._shown_ms = self._now_ms
        at_ns = round(self._now_ms * MS)
        run.shown(Onset(flush_ns=at_ns, onset_ns=at_ns))

    def _expect(self, line: Line, name: str, comes: Stimulus) -> None:
        if find_stimulus(name, self._pictures) != comes:
            raise self._script.problem(line, f"{name} was expected, and {comes.stimulus_id} comes")

    def _press(self, line: Line, press: Press) -> None:
        at_ms = self._time(press.at)
        if self._pass_time(line, at_ms):
            return  # too late: the picture was missed, and the key found nothing to answer
        card = self._shown_card(line)
        noticed_ms = self._time(press.noticed) if press.noticed is not None else at_ms
        if noticed_ms < at_ms:
            raise self._script.problem(line, "a key cannot be noticed before it is pressed")
        self._now_ms = noticed_ms
        handler_ns, event_ms = round(noticed_ms * MS), int(at_ms)
        self._clamp, at_ns, clamped = self._clamp.correct(handler_ns, event_ms)
        side = press.said.side_for(card)
        kind = press.by or self._run.spec.input_kind
        answer = Answer(side, side.value, at_ns, handler_ns, event_ms or None, kind, clamped)
        self._tell(self._run.answered(answer))

    def _disturb(self, line: Line, disturb: Disturb) -> None:
        missed = self._pass_time(line, self._time(disturb.at))
        self._clamp = Clamp()
        if not missed and self._run.is_awaiting_answer:  # between two pictures it costs nothing
            self._tell(self._run.voided(disturb.flag))

    def _skip(self, line: Line, skip: Skip) -> None:
        if self._pass_time(line, self._time(skip.at)):
            return
        unwanted = self._shown_card(line)
        self._tell(self._run.skipped())
        self._drills.keep_out(unwanted)

    def _stop(self, line: Line, stop: Stop) -> None:
        self._pass_time(line, self._time(stop.at) if stop.at is not None else self._now_ms)
        if self._run.is_over:
            raise self._script.problem(line, "the drill is over already")
        before = self._trial_count
        self._run.stop()
        if self._trial_count > before:
            self._tell(self._run.state.results[-1])

    def _shown_card(self, line: Line) -> Stimulus:
        card = self._run.card
        if card is None or not self._run.is_awaiting_answer:
            raise self._script.problem(line, "no picture is shown then")
        return card.stimulus

    def _time(self, moment: Moment) -> float:
        return self._shown_ms + moment.ms if moment.since_shown else moment.ms

    def _pass_time(self, line: Line, until_ms: float, *, up_to_and_with: bool = False) -> bool:
        """Let time pass; whether a shown picture was missed meanwhile."""
        if until_ms < self._now_ms:
            raise self._script.problem(line, f"time cannot go back: it is {self._now_ms:g} ms already")
        self._now_ms = until_ms
        limit_ms = self._run.state.spec.limit_ms
        if limit_ms is None or not self._run.is_awaiting_answer:
            return False
        left_ms = self._shown_ms + limit_ms - until_ms
        missed = left_ms < 0 or (up_to_and_with and left_ms == 0)
        if missed:
            self._tell(self._run.timed_out())
        return missed
