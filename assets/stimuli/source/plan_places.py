"""python plan_places.py OUT.json: feet on stairs and on a kitchen floor, hands on a kitchen worktop (level 4, ids from f0620 and h0620).

All eleven people in turn; the stairs, floors and worktops are those the skin stands out from. The light comes as often from either side,
and so do the kitchen things (``flip``). In the library most forearms leave the round frame on one side; here wrist and roll are chosen so that
most leave it on the other.
"""

import json
import sys
from pathlib import Path

import numpy as np

import plan

PEOPLE = ["f_tan_old", "m_light", "f_dark_mid", "m_medium_mid", "f_brown", "child", "m_brown_old", "f_rosy_old", "m_tan", "f_medium", "m_dark"]
STAIRS = {True: ["wood_light", "terrazzo"], False: ["wood_dark", "stone", "wood"]}
FLOOR = {True: ["tiles"], False: ["wood"]}
WORKTOPS = {True: ["wood_light", "terrazzo", "tiles"], False: ["wood_dark", "wood", "stone"]}
FEET = [  # posture, view, place, worn
    ("neutral", "obl", "stairs", []), ("neutral", "obl_med", "stairs", ["trouser"]), ("toes_up", "obl_lat", "stairs", []), ("neutral", "front", "stairs", []),
    ("neutral", "obl_lat", "kitchen", []), ("neutral", "obl", "stairs", ["trouser"]), ("fan", "obl_lat", "stairs", []), ("neutral", "obl_med", "kitchen", []),
    ("neutral", "obl_med", "stairs", []), ("neutral", "front", "kitchen", ["trouser"]),
]
HANDS = [  # posture, view, worn, held
    ("spread", "dorsal", [], None), ("flat", "dorsal_obl", ["sleeve"], None), ("relaxed", "palmar", [], None), ("l_shape", "dorsal_obl", [], None),
    ("three", "palmar", [], None), ("thumb_up", "palmar_obl", ["sleeve"], None), ("point", "dorsal", [], None), ("spread", "palmar_obl", [], None),
    ("relaxed", "dorsal_obl", ["glove"], None), ("cupped", "palmar_obl", [], None), ("grip_wide", "radial", [], "cup"), ("spread", "dorsal", ["sleeve"], None),
    ("grip", "palmar_obl", [], "bottle"), ("flat", "dorsal", [], None),
]
ASIDE = {"dorsal": 19, "dorsal_obl": 27, "palmar": -17, "palmar_obl": -18, "radial": -14}  # degrees of the wrist: where the forearm leaves the frame
COLOURS = {"sleeve": ["navy", "sand", "green"], "trouser": ["grey", "navy", "sand"], "glove": ["kitchen"]}


def spec_of(part, n, person, pose, view, worn, rng, light):
    spec = dict(region=part, subject=person, pose=pose, view=view, vary=1.0, look=2, level=4)
    if worn:
        spec["worn"] = [f"{kind}:{COLOURS[kind][n % len(COLOURS[kind])]}" for kind in worn]
    if person in plan.DEEP:
        spec["power"] = 14
    spec["key_az"] = round(float(light * rng.uniform(20, 65)), 1)
    spec["seed"] = int(rng.integers(1 << 30))
    spec["id"] = f"{part[0]}{620 + n:04d}"
    spec["side"], spec["file"] = "left", f"pictures/{spec['id']}.webp"
    return spec


def feet(rng):
    out, had = [], {}
    for n, (pose, view, place, worn) in enumerate(FEET):
        person = PEOPLE[n]
        deep = person in plan.DEEP
        spec = spec_of("foot", n, person, pose, view, worn, rng, (-1) ** ((n + 1) // 2))
        kinds = (STAIRS if place == "stairs" else FLOOR)[deep]
        had[place, deep] = had.get((place, deep), -1) + 1
        spec["bg"] = f"{place}:{kinds[had[place, deep] % len(kinds)]}"
        if place == "kitchen" and deep:
            spec["pale"] = True                            # the cupboards
        spec["fill"] = .52
        spec["roll"] = round(float(rng.uniform(3, 9)) * (-1) ** (n // 2), 2)
        out.append(spec)
    return out


def hands(rng):
    out, had = [], {}
    for n, (pose, view, worn, held) in enumerate(HANDS):
        person = PEOPLE[(n + 10) % len(PEOPLE)]
        deep = person in plan.DEEP
        spec = spec_of("hand", n, person, pose, view, worn, rng, (-1) ** (n // 2))
        had[deep] = had.get(deep, -1) + 1
        spec["bg"] = f"kitchen:{WORKTOPS[deep][had[deep] % 3]}"
        spec["gap"], spec["fill"], spec["flip"] = .003, .70, (-1) ** n
        if held:
            spec["hold"] = held
        spec["tweak"] = {"wrist": [round(float(rng.uniform(-6, 8)), 1), round(float(ASIDE[view] + rng.uniform(-2, 2)), 1)]}
        spec["roll"] = round(float(rng.uniform(9, 14.5)), 2)
        out.append(spec)
    return out


def main():
    rng = np.random.default_rng(5)
    specs = feet(rng) + hands(rng)
    Path(sys.argv[1]).write_text(json.dumps(specs, indent=0) + "\n", "utf-8")
    print(len(specs), "specs")


if __name__ == "__main__":
    main()
