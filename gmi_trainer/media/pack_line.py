"""One line of a manifest: everything in it that does not fit, not only the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.licences import ALLOWED
from gmi_trainer.domain.picture_balance import PictureFacts
from gmi_trainer.domain.stimulus import Turn, turn_of
from gmi_trainer.media.pack_findings import shown
from gmi_trainer.media.pack_head import LICENCE_WANTED
from gmi_trainer.media.pack_layout import FORMAT_OF, PICTURES, is_portable, suffix_of

LONGEST_ALT = 200
LONGEST_WORD = 40
SEXES = ("female", "male", "unspecified")
ID_WANTED = "an id of up to 64 letters, digits, dots, dashes or underscores"

Fields = dict[str, object]
Mismatch = tuple[str, str]
"""What was expected, and what was found."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SAYS_SIDE = re.compile(
    r"\b(?:(?:left|right)(?:wards?|hand(?:ed)?|s)?|links|rechts|(?:linke|rechte)[rsnm]?|gauche|droite?|"
    r"izquierd[oa]|derech[oa]|sinistr[oa]|destr[oa])\b",
    re.IGNORECASE,
)


def mismatches(line: Fields) -> Iterator[Mismatch]:
    """All that is the matter with a line by itself; pictures and other lines are not looked at."""
    yield from _name_and_file(line)
    yield from _what_is_asked(line)
    for name in ("posture", "view", "person", "setting"):
        if not _is_word(line.get(name)):
            yield f"{name} in one or a few words", shown(line.get(name))
    yield from _alt(line.get("alt"))
    if not is_sha256(line.get("sha256")):
        yield "sha256 of the picture's file, 64 digits and small letters", shown(line.get("sha256"))
    yield from _may_be_left_out(line)


def facts_of(line: Fields) -> PictureFacts | None:
    """What is counted; None where a line does not say enough for that."""
    part, side, level, turn = (line.get(name) for name in ("part", "side", "level", "rotation_deg"))
    if part not in tuple(BodyPart) or side not in tuple(Side):
        return None
    if not (
        _is_number(level) and level in range(1, 6) and _is_number(turn) and -180 <= float(str(turn)) <= 180
    ):
        return None
    words = {
        name: _text(line.get(name)) if _is_word(line.get(name)) else ""
        for name in ("view", "posture", "setting", "sex", "age", "skin")
    }
    return PictureFacts(BodyPart(str(part)), int(str(level)), Side(str(side)), float(str(turn)), **words)


def is_id(value: object) -> TypeGuard[str]:
    """Whether a picture of a pack may be called so."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def is_sha256(value: object) -> TypeGuard[str]:
    """Whether it looks like the hash of a file."""
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def _name_and_file(line: Fields) -> Iterator[Mismatch]:
    if not is_id(line.get("id")):
        yield ID_WANTED, shown(line.get("id"))
    file = _text(line.get("file"))
    folder, _, name = file.partition("/")
    if folder != PICTURES or not is_portable(name):
        yield f"a file inside {PICTURES}/, named with plain letters and digits", shown(line.get("file"))
    elif suffix_of(name) not in FORMAT_OF:
        yield f"a picture that ends in {', '.join(FORMAT_OF)}", shown(file)


def _what_is_asked(line: Fields) -> Iterator[Mismatch]:
    if line.get("part") not in tuple(BodyPart):
        yield f"part: one of {', '.join(BodyPart)}", shown(line.get("part"))
    if line.get("side") not in tuple(Side):
        yield "side: left or right, the person's own", shown(line.get("side"))
    level = line.get("level")
    if not isinstance(level, int) or isinstance(level, bool) or level not in range(1, 6):
        yield "level: a whole number from 1 to 5", shown(level)
    turn = line.get("rotation_deg")
    if not isinstance(turn, int | float) or isinstance(turn, bool) or not -180 <= turn <= 180:
        yield "rotation_deg: a number from -180 to 180", shown(turn)


def _alt(alt: object) -> Iterator[Mismatch]:
    if not isinstance(alt, str) or not alt.strip():
        yield "alt: the picture in plain words, for people who do not see it", shown(alt)
        return
    if len(alt) > LONGEST_ALT or not alt.isprintable():
        yield f"alt: one line of up to {LONGEST_ALT} letters", shown(alt)
    said = _SAYS_SIDE.search(alt)
    if said is not None:
        yield "alt: words that do not give the side away", shown(said[0])


def _may_be_left_out(line: Fields) -> Iterator[Mismatch]:
    """What is only looked at where a line says it."""
    licence = line.get("licence")
    if licence is not None and licence not in ALLOWED:
        yield LICENCE_WANTED, shown(licence)
    if line.get("sex") is not None and line["sex"] not in SEXES:
        yield f"sex: one of {', '.join(SEXES)}", shown(line["sex"])
    for name in ("age", "skin", "held"):
        if line.get(name) is not None and not _is_word(line[name]):
            yield f"{name} in one or a few words", shown(line[name])
    for name in ("width", "height"):
        if line.get(name) is not None and not (_is_number(line[name]) and line[name] in range(1, 100_000)):
            yield f"{name} in pixels", shown(line[name])
    turn, facts = line.get("turn"), facts_of(line)
    if turn is not None and turn not in tuple(Turn):
        yield f"turn: one of {', '.join(Turn)}", shown(turn)
    elif turn is not None and facts is not None and turn != turn_of(facts.side, facts.rotation_deg):
        own = turn_of(facts.side, facts.rotation_deg)
        yield f"turn: {own}, from side and rotation_deg", shown(turn)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_WORD and value.isprintable()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
