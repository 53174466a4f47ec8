"""python plan_made.py OUT.json: which plain pictures become drawings, cut paper and half-hidden limbs (level 5), for made.py.

From the plain pictures of specs.json: people in turn, views in which nails, creases or the big toe can be seen,
a slant of slats and cloths as often one way as the other.
"""

import json
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
MANY = {"cover": 3, "cut_paper": 7, "slats": 6, "lines": 9}  # those with the fewest views first
VIEWS = {
    "foot": {
        "lines": {"front", "obl", "obl_med", "dorsal", "obl_lat", "sole"},
        "cut_paper": {"front", "obl", "obl_med", "dorsal", "obl_lat", "sole"},
        "slats": {"dorsal", "obl_med", "obl", "sole", "front"},
        "cover": {"dorsal", "sole"},
    },
    "hand": {
        "lines": {"palmar", "dorsal", "palmar_obl", "dorsal_obl"},
        "cut_paper": {"palmar", "dorsal", "palmar_obl", "dorsal_obl"},
        "slats": {"palmar", "dorsal", "palmar_obl", "dorsal_obl"},
        "cover": {"palmar", "dorsal"},
    },
}
FIRST = {"foot": 580, "hand": 580}


def chosen(pictures, views, people, used, rng):
    """A picture of one of the least shown people, of a view of the kind."""
    fit = [p for p in pictures if p["view"] in views and p["id"] not in used]
    fewest = min(people[p["person"]] for p in fit)
    return fit[int(rng.choice([n for n, p in enumerate(fit) if people[p["person"]] == fewest]))]


def main():
    rng = np.random.default_rng(5)
    manifest = [json.loads(line) for line in (HERE.parent / "manifest.jsonl").read_text("utf-8").splitlines()]
    out = []
    for part in ("foot", "hand"):
        plain = [p for p in manifest if p["part"] == part and p["level"] == 1]
        people = {p["person"]: 0 for p in plain}
        used = set()
        for kind, many in MANY.items():
            for n in range(many):
                base = chosen(plain, VIEWS[part][kind], people, used, rng)
                used.add(base["id"])
                people[base["person"]] += 1
                spec = {key: base["spec"][key] for key in ("region", "subject", "pose", "view", "bg")}
                room = [t for t in (-8, -6, -4, 4, 6, 8) if abs(base["rotation_deg"] + t) <= 13]
                turn = int(rng.choice(room))
                spec.update(of=base["id"], made=kind, seed=int(rng.integers(1 << 30)), turn=turn, roll=round(base["spec"]["roll"] - turn, 2))
                if kind in ("lines", "cut_paper"):
                    spec["bg"] = "plain"
                else:
                    spec.update(key_az=base["spec"].get("key_az", float(np.random.default_rng(base["seed"]).uniform(-70, 70))),
                                slant=round(float(rng.uniform(6, 18)) * (-1) ** n, 1), shift=round(float(rng.random()), 2))
                if kind == "cover":
                    spec["share"] = round(float(rng.uniform(0.38, 0.5)), 2)
                spec["id"] = f"{part[0]}{FIRST[part] + sum(s['region'] == part for s in out):04d}"
                spec["side"], spec["file"] = "left", f"pictures/{spec['id']}.webp"
                out.append(spec)
    Path(sys.argv[1]).write_text(json.dumps(out, indent=0) + "\n", "utf-8")
    print(len(out), "specs")


if __name__ == "__main__":
    main()
