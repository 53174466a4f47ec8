"""python plan_parts.py OUT.json PART [FIRST]: 86 balanced specs of neck, back, shoulder, elbow or knee, for library.py --specs.

    python plan_parts.py NECK.json neck          ids n0000 to n0085
    python plan_parts.py MORE.json neck 100      ids from n0100: a later lot, drawn anew, so nothing rendered is replaced

41 plain ones (level 1), 20 that take a thought (3), 25 in context (4). Postures, degrees, views, garments and places come from
part_tables.py. Within every level the light comes as often from either side and the camera is rolled as often either way; each
posture and view is used as often as the next, by all ten adults in turn. Backgrounds stand out from the skin, as in plan.py.
The same tables and number give the same list. A level without rows gives its share to level 1. A row that cannot be used
(no views, unknown place) is named, and nothing is written.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

import part_tables
import plan

PEOPLE = [name for name in plan.FIRST + plan.LATER if name != "child"]
COUNTS = {1: 41, 3: 20, 4: 25}
DEEP_POWER = 11  # bodies are lit with 8.5, deep skin with as much more as hands and feet get
PLACES = {"plain", "wall", "surface", "clutter", "env"}
OWN = {"worn", "places", "people", "share"}  # keys of a row that are not for the spec
ROLL, LIGHT = (2, 12), (12, 70)


def rows_of(part, level):
    """(posture, (low, high), views, extra) of a level, checked."""
    out = []
    for row in part_tables.TABLE[part].get(level, []):
        posture, degrees, views, extra = (*row, {})[:4]
        places = extra.get("places", [])
        if not views or len(degrees) != 2 or set(places) - PLACES or set(extra.get("people", [])) - set(PEOPLE):
            raise SystemExit(f"{part}, level {level}: this row cannot be used: {row}")
        out.append((posture, degrees, views, extra))
    return out


class Evenly:
    """Deals out choices so that each was had about as often as the next, for every one of some keys; chance decides between equals."""

    def __init__(self, rng):
        self._rng = rng
        self._had = Counter()

    def next(self, options, *keys, weight=lambda option: 1.0):
        """The option had least often under the first key, among equals under the second, and so on."""
        order = [options[n] for n in self._rng.permutation(len(options))]
        best = min(order, key=lambda o: [self._had[key, repr(o)] / weight(o) for key in keys])
        for key in keys:
            self._had[key, repr(best)] += 1
        return best


def background(rng, evenly, level, person, places):
    """Where the person is: drawn so that the skin stands out, kinds of place in turn."""
    deep = person in plan.DEEP
    kind = evenly.next(sorted(set(places)), f"place {level}", weight=places.count)
    if kind == "plain":
        return dict(bg="plain", bgcol=list(plan.drawn(rng, plan.PALE if deep else plan.DARK)))
    if kind == "wall":
        return dict(bg="wall:" + plan.drawn(rng, plan.WALLS[deep]))
    if kind == "env":
        return dict(bg="env", hdri=plan.drawn(rng, plan.SCENES[deep]))
    return dict(bg=f"{kind}:" + plan.drawn(rng, plan.SURFACES[deep]), gap=.003)


def lot(part, first=0):
    rng = np.random.default_rng([7, part_tables.PARTS.index(part), first])
    evenly = Evenly(rng)
    tables = {level: rows_of(part, level) for level in COUNTS}
    counts = {level: count for level, count in COUNTS.items() if tables[level]}
    counts[1] += sum(COUNTS.values()) - sum(counts.values())
    out = []
    for level, count in counts.items():
        for _ in range(count):
            number = evenly.next(list(range(len(tables[level]))), f"row {level}", weight=lambda n: tables[level][n][3].get("share", 1))
            posture, (low, high), views, extra = tables[level][number]
            view = evenly.next(views, f"view {level} {number}", f"view {level}", "view")
            person = evenly.next(extra.get("people", PEOPLE), "person", f"person {level}", f"person {posture} {view}", f"person {view}")
            places = extra.get("places", ["env"] if level == 4 else ["plain", "plain", "wall"])
            spec = dict(region=part, subject=person, pose=posture, deg=round(float(rng.uniform(low, high)), 1), view=view, vary=1.0, look=2)
            spec.update(background(rng, evenly, level, person, places))
            worn = evenly.next(extra.get("worn", [[]]), f"worn {level} {number}", f"worn {view}")
            if worn:
                spec["worn"] = list(worn)
            if person in plan.DEEP:
                spec["power"] = DEEP_POWER
            light = evenly.next([-1, 1], f"light {level}", "light", f"light {level} {posture} {view}", f"light {view}", f"light {person}")
            turn = evenly.next([-1, 1], f"roll {level} {light}", f"roll {light}", f"roll {level} {posture} {view}", f"roll {view}", f"roll {person}")
            spec["key_az"] = round(float(light * rng.uniform(*LIGHT)), 1)
            spec["roll"] = round(float(turn * rng.uniform(*ROLL)), 2)
            spec["seed"] = int(rng.integers(1 << 30))
            spec.update({key: value for key, value in extra.items() if key not in OWN})
            spec["level"] = level
            spec["id"] = f"{part[0]}{first + len(out):04d}"
            spec["side"], spec["file"] = "left", f"pictures/{spec['id']}.webp"
            out.append(spec)
    return out


def main():
    if len(sys.argv) < 3 or sys.argv[2] not in part_tables.PARTS:
        raise SystemExit(__doc__)
    specs = lot(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    Path(sys.argv[1]).write_text(json.dumps(specs, indent=0) + "\n", "utf-8")
    print(len(specs), "specs;", "light", dict(Counter("left" if s["key_az"] < 0 else "right" for s in specs)))
    for what in ("level", "pose", "view", "subject", "bg"):
        print(what, dict(sorted(Counter(str(s[what]).partition(":")[0] for s in specs).items())))


if __name__ == "__main__":
    main()
