"""``gmi-trainer drill``: straight to one drill's ready screen, for clinics and laboratories.

Everything after the ready screen is the ordinary program. The seed makes a drill reproducible and is
stored with it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from gmi_trainer.domain.activity import (
    DWELL_MS,
    LEVELS,
    WARM_UPS,
    DrillMode,
    DrillSpec,
    KeyPair,
    spec_for_test,
    spec_for_training,
    with_input,
)
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind
from gmi_trainer.domain.key_map import Key, KeyMap, clashes_of, key_named

E = TypeVar("E", bound=StrEnum)

MOST_PICTURES = 60
LONGEST_INTERVAL_MS = 10_000
LONGEST_LIMIT_S = 60.0
SHORTEST_DWELL_MS, LONGEST_DWELL_MS = 200, 5_000
DEFAULT_PICTURES = {DrillMode.TEST: 40, DrillMode.TRAINING: 20}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "drill",
        help="open one drill at its ready screen",
        description="Open one left/right drill at its ready screen (press Space). A scored test unless "
        "--mode training is given. With an --interval of its own a drill has no warm-up pictures, "
        "so that exactly the pictures asked for are shown; --warm-ups brings them back.",
    )
    parser.add_argument(
        "--part",
        type=_member_of(BodyPart),
        default=BodyPart.HAND,
        metavar="PART",
        help=f"whose pictures: {', '.join(BodyPart)}",
    )
    parser.add_argument("--mode", type=_member_of(DrillMode), default=DrillMode.TEST, metavar="MODE")
    parser.add_argument("--pictures", type=_pictures, help=f"how many pictures, 1 to {MOST_PICTURES}")
    parser.add_argument("--seed", type=int, help="draw this very drill again")
    parser.add_argument("--interval", type=_interval, help="milliseconds of the cross: 0, 750 or 500-1000")
    parser.add_argument("--limit", type=_limit, help="seconds to answer, or none")
    parser.add_argument("--level", type=int, choices=LEVELS, help="for training")
    parser.add_argument("--warm-ups", type=int, choices=range(WARM_UPS + 1), help="unscored pictures first")
    parser.add_argument("--input", type=_member_of(InputKind), default=InputKind.KEYBOARD, metavar="KIND")
    parser.add_argument(
        "--limb",
        type=_member_of(AnsweringLimb),
        default=AnsweringLimb.BOTH_HANDS,
        metavar="LIMB",
    )
    parser.add_argument("--keys", type=_member_of(KeyPair), default=KeyPair.ARROWS, metavar="PAIR")
    parser.add_argument(
        "--own-keys",
        nargs=2,
        type=_key,
        action=_OwnKeys,
        metavar=("LEFT", "RIGHT"),
        help="two keys of your own, or what two pedals send, such as B F13",
    )
    parser.add_argument(
        "--dwell-ms",
        type=_dwell_ms,
        default=DWELL_MS,
        metavar="MS",
        help="how long the pointer rests in a half until that is the answer (--input dwell)",
    )


def spec_of(args: argparse.Namespace) -> DrillSpec:
    """The drill that the words ask for; what was not said keeps its default."""
    mode: DrillMode = args.mode
    pictures = args.pictures if args.pictures is not None else DEFAULT_PICTURES[mode]
    if mode is DrillMode.TEST:
        spec = spec_for_test(args.part, pictures)
    else:
        spec = spec_for_training(args.part, pictures, level=args.level or 1)
    if args.interval is not None:
        spec = replace(spec, interval_ms=args.interval, warm_ups=0)
    if args.warm_ups is not None:
        spec = replace(spec, warm_ups=args.warm_ups)
    if args.limit is not None:
        spec = replace(spec, limit_ms=args.limit or None)
    return with_input(spec, args.input, args.limb, args.keys, own_keys=args.own_keys, dwell_ms=args.dwell_ms)


class _OwnKeys(argparse.Action):
    """Two keys, beside the usual ones for pause, stop and "not this picture"."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        assert isinstance(values, list)
        keys = KeyMap(*values)
        for clash in clashes_of(keys):
            parser.error(f"{option_string}: {clash.key.name} has another meaning, or cannot be used")
        setattr(namespace, self.dest, keys)


def _key(text: str) -> Key:
    key = key_named(text)
    if key is None:
        raise argparse.ArgumentTypeError("give one key, such as B, 7, F13, Home or PgUp")
    return key


def _dwell_ms(text: str) -> int:
    try:
        dwell_ms = int(text)
    except ValueError:
        dwell_ms = 0
    if not SHORTEST_DWELL_MS <= dwell_ms <= LONGEST_DWELL_MS:
        raise argparse.ArgumentTypeError(
            f"give milliseconds from {SHORTEST_DWELL_MS} to {LONGEST_DWELL_MS}, such as {DWELL_MS}"
        )
    return dwell_ms


def _member_of(kind: type[E]) -> Callable[[str], E]:
    """Reads one of an enum's values, and says which there are."""

    def read(text: str) -> E:
        for member in kind:
            if member.value == text:
                return member
        raise argparse.ArgumentTypeError(f"choose from {', '.join(member.value for member in kind)}")

    return read


def _pictures(text: str) -> int:
    count = int(text)
    if not 1 <= count <= MOST_PICTURES:
        raise argparse.ArgumentTypeError(f"give a number from 1 to {MOST_PICTURES}")
    return count


def _interval(text: str) -> tuple[int, int]:
    low, _, high = text.partition("-")
    try:
        ends = (int(low), int(high or low))
    except ValueError:
        raise argparse.ArgumentTypeError("give milliseconds such as 0, 750 or 500-1000") from None
    if not 0 <= ends[0] <= ends[1] <= LONGEST_INTERVAL_MS:
        raise argparse.ArgumentTypeError(
            f"give milliseconds from 0 to {LONGEST_INTERVAL_MS}, the smaller first"
        )
    return ends


def _limit(text: str) -> int:
    """Milliseconds; 0 stands for no limit."""
    if text == "none":
        return 0
    try:
        seconds = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError("give seconds such as 5, or none") from None
    if not 0 < seconds <= LONGEST_LIMIT_S:
        raise argparse.ArgumentTypeError(f"give seconds up to {LONGEST_LIMIT_S:.0f}, or none")
    return round(seconds * 1000)
