"""Somebody who has breathed here before, made by the program's own services, and what the record says of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from gmi_trainer.bootstrap.workspaces import WorkspaceOpener, load_library
from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breathing import BreathPattern, BreathPhase, BreathSpec
from gmi_trainer.domain.safety import SafetyAnswer
from gmi_trainer.domain.script import NS_PER_MS
from gmi_trainer.paths import DataPaths
from gmi_trainer.services.breath_choices import BreathLength, LengthUnit
from gmi_trainer.services.breathing import BreathingService
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.ui.words.pacing import phase_words
from gmi_trainer.ui.words.translate import english
from tests.e2e.at_home import introduced
from tests.e2e.running import Running, preference, rows
from tests.e2e.watching import until

GET_READY = phase_words(BreathPhase.LEAD_IN, english)
BREATHE_IN, BREATHE_OUT = phase_words(BreathPhase.IN, english), phase_words(BreathPhase.OUT, english)
FEWEST = BreathLength(LengthUnit.BREATHS, 5)
PHASE_WITHIN_S = 20
LOOK_EVERY_MS = 1_000
SESSION = "SELECT * FROM session JOIN breathing ON breathing.session_id = session.id ORDER BY session.id DESC LIMIT 1"
OPERATED = {"push button", "toggle button", "radio button", "check box"}


def who_breathes(data: Path, pattern: BreathPattern, *, soon: SafetyAnswer = SafetyAnswer.NO) -> Path:
    """A person who knows no reason to be careful, with a breath of their own, as few breaths as there can be, and a
    first session behind them. Returns the data folder."""
    introduced(data, soon=soon)
    opener = WorkspaceOpener(DataPaths(data), SystemClock(), load_library())
    workspace = opener.open_last(None)
    try:
        breathing = workspace.breathing()
        breathing.answer_cautions(frozenset())
        breathing.choices.save(replace(breathing.choices.load(), pattern=pattern, length=FEWEST))
        breathe_once(breathing, BreathSpec(pattern, breaths=1, lead_in_ms=0, is_first=True))
    finally:
        workspace.close()
    return data


def breathe_once(breathing: BreathingService, spec: BreathSpec) -> None:
    """To its end; only its own clock runs."""
    session, run, now_ms = breathing.begin(spec, {}), BreathRun(spec), 0
    run.begin(now_ms, 0)
    while run.ending is None:
        now_ms += LOOK_EVERY_MS
        run.look(now_ms * NS_PER_MS, 0)
    breathing.finish(session, run, {})


def newest(data: Path) -> dict[str, Any]:
    """The newest session, and what has come of it so far; empty before there is one."""
    found = rows(data, SESSION)
    return found[0] if found else {}


def wait_for_whole(data: Path, breaths: int) -> None:
    """So many whole breaths of the session under way are in the record."""

    def kept() -> bool:
        session = newest(data)
        return bool(session) and session["ending"] is None and session["breaths"] == breaths

    until(kept, PHASE_WITHIN_S, f"{breaths} whole breaths are kept")


def own_breath(data: Path) -> tuple[object, ...]:
    """The breath that the next session begins with: in, hold, out, rest."""
    choices = preference(data, "breath_choices") or {}
    pattern = choices["pattern"]
    assert isinstance(pattern, dict)
    return tuple(pattern[part] for part in ("in_ms", "hold_full_ms", "out_ms", "hold_empty_ms"))


def follow(running: Running, *phases: str) -> None:
    """See the pacer ask for one after the other."""
    for words in phases:
        running.wait_for(identifier="breath.pacer", name=words, seconds=PHASE_WITHIN_S)


def keyboard_is_on(running: Running, identifier: str) -> None:
    """Wherever it goes by itself."""

    def there() -> bool:
        seen = running.desk.eyes.focused(running.pid)
        return seen is not None and seen.identifier == identifier

    until(there, 5, f"{identifier} has the keyboard")


def nameless(running: Running) -> list[str]:
    """What can be pressed, and says nothing of itself."""
    return [seen.identifier for seen in running.look() if seen.role in OPERATED and not seen.name]
