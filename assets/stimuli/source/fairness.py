"""python fairness.py [PART ...]: is anything but the limb telling the side? Writes ../fairness.json and prints tables.

With parts named, only those are measured anew; the others' numbers stay.

Every original shows a left limb; its mirror twin shows a right one. So whatever the originals have more often on one
side than on the other (light, things, a sleeve) would tell the side without looking at the limb. Two things are measured:

1. Balance: on which side the light, the busier background and the cut end of the limb are, over the originals.
2. Blind guessing: the limb is cut out of small thumbnails with its mask and the hole filled smoothly from around it.
   Originals and twins are pooled, a ridge logistic classifier and the nearest neighbours guess the side, ten folds,
   an original always with its twin and with what was made of it. Both must stay at chance.

Needs numpy and Pillow only.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

HERE = Path(__file__).resolve().parent
LIBRARY = HERE.parent
EDGE = 24
LIMB_EDGE = 8  # of a mask's 192 pixels
FOLDS, RIDGE, NEIGHBOURS = 10, 3.0, 5


def circle(edge):
    y, x = np.mgrid[0:edge, 0:edge] - (edge - 1) / 2
    return x * x + y * y <= (edge / 2) ** 2


def grown(mask, by):
    """The mask, wider by so many of its pixels: the limb's edge and the shadow at it go with the limb."""
    return mask.filter(ImageFilter.MaxFilter(2 * by + 1))


def filled(values, hole):
    """The hole filled from around it until nothing of its outline is left (a membrane over it)."""
    out = values.copy()
    out[hole] = values[~hole].mean() if (~hole).any() else 0.0
    for _ in range(400):
        wide = np.pad(out, 1, mode="edge")
        mean = (wide[:-2, 1:-1] + wide[2:, 1:-1] + wide[1:-1, :-2] + wide[1:-1, 2:]) / 4
        out[hole] = mean[hole]
    return out


def thumbnail(picture, mask, edge=EDGE):
    """The background alone, in the round frame, its mean and spread taken out; and where it can be seen."""
    hole = np.asarray(grown(mask.convert("L"), LIMB_EDGE).resize((edge, edge), Image.Resampling.BOX)) > 20
    values = np.asarray(picture.convert("L").resize((edge, edge), Image.Resampling.BOX), float) / 255
    outside = ~circle(edge)
    values = filled(values, hole | outside)
    inside = values[circle(edge)]
    return np.where(outside, 0.0, (values - inside.mean()) / max(inside.std(), 0.02)), ~(hole | outside)


def logistic(rows, ridge=RIDGE, steps=25):
    """Weights without a constant. Rows are all of one label: their twins are minus the rows, with the other label."""
    gram = rows @ rows.T  # dual form: fewer pictures than pixels
    alpha = np.zeros(len(rows))
    for _ in range(steps):
        chance = 1 / (1 + np.exp(np.clip(gram @ alpha, -30, 30)))  # of being wrong
        slope = chance * (1 - chance) + 1e-9
        alpha -= np.linalg.solve(gram * slope[:, None] + ridge * np.eye(len(rows)), ridge * alpha - chance)
    return rows.T @ alpha


def folds(groups, rng):
    names = sorted(set(groups))
    order = rng.permutation(len(names))
    place = {names[k]: n % FOLDS for n, k in enumerate(order)}
    return np.array([place[g] for g in groups])


def apart(one, seen_one, other, seen_other):
    """How unlike pictures are, over what can be seen in both, so that the shape of the holes says nothing."""
    a, b = one * seen_one, other * seen_other
    both = np.maximum(seen_one @ seen_other.T, 1.0)
    return ((a * a) @ seen_other.T + seen_one @ (b * b).T - 2 * a @ b.T) / both


def guessed(thumbs, seen, groups, seed=0):
    """The share of right guesses of both classifiers, over originals and twins (for the first, right and wrong together)."""
    rng = np.random.default_rng(seed)
    rows = np.array([(t - t[:, ::-1]).ravel() / 2 for t in thumbs])  # what differs between a picture and its twin
    rows = rows / max(np.abs(rows).std(), 1e-9) / np.sqrt(rows.shape[1])
    at = folds(groups, rng)
    whole, open_ = (np.array([t.ravel() for t in each], float) for each in (thumbs, seen))
    twins, open_twins = (np.array([t[:, ::-1].ravel() for t in each], float) for each in (thumbs, seen))
    right = np.zeros((2, len(rows)))
    for fold in range(FOLDS):
        train, test = at != fold, at == fold
        if not test.any():
            continue
        said = rows[test] @ logistic(rows[train])
        right[0, test] = (said > 0) + 0.5 * (said == 0)
        known, open_known = np.concatenate([whole[train], twins[train]]), np.concatenate([open_[train], open_twins[train]])
        label = np.r_[np.ones(train.sum()), -np.ones(train.sum())]
        for rows_, open_rows, side in ((whole[test], open_[test], 1), (twins[test], open_twins[test], -1)):
            near = np.argsort(apart(rows_, open_rows, known, open_known), axis=1)[:, :NEIGHBOURS]
            right[1, test] += (np.sign(label[near].sum(1)) == side) / 2
    return right.mean(1)


def limit(count):
    """What pure guessing passes once in a hundred."""
    return 0.5 + 2.326 * 0.5 / np.sqrt(count)


def light_side(spec):
    """Where the key light stands in the picture."""
    if spec.get("made") in ("lines", "cut_paper"):
        return None
    azimuth = spec.get("key_az", np.random.default_rng(spec["seed"]).uniform(-70, 70))
    return "left" if azimuth < -5 else "right" if azimuth > 5 else "middle"


def busy_side(picture, mask, edge=96):
    """Where the background is busier: things, their shadows, branches."""
    hole = np.asarray(grown(mask.convert("L"), 6).resize((edge, edge), Image.Resampling.BOX)) > 20
    values = np.asarray(picture.convert("L").resize((edge, edge), Image.Resampling.BOX), float)
    change = np.abs(np.diff(values, axis=0))[:, :-1] + np.abs(np.diff(values, axis=1))[:-1]
    change[(hole | ~circle(edge))[:-1, :-1]] = 0
    halves = change[:, : edge // 2].sum(), change[:, edge // 2 :].sum()
    lean = (halves[1] - halves[0]) / max(sum(halves), 1e-9)
    return "left" if lean < -0.15 else "right" if lean > 0.15 else "middle"


def cut_side(mask, edge=96):
    """Where the limb (and its sleeve) leaves the round frame: the crop."""
    seen = np.asarray(mask.convert("L").resize((edge, edge), Image.Resampling.BOX)) > 127
    y, x = np.mgrid[0:edge, 0:edge] - (edge - 1) / 2
    ring = seen & (np.hypot(x, y) > edge / 2 - 2.5) & (np.hypot(x, y) <= edge / 2)
    if not ring.any():
        return None
    lean = x[ring].mean() / (edge / 2)
    return "left" if lean < -0.1 else "right" if lean > 0.1 else "middle"


def on_limb(spec):
    """Whether there is something on the limb alone: a glove, a sleeve, a trouser leg. What is worn in every picture is the person's.

    A short or pushed-up sleeve of an elbow is not counted: it sits where the arm leaves the frame, so its side is that of the cut end.
    """
    return any(each.partition(":")[0] in ("glove", "sleeve", "trouser", "rolled") for each in spec.get("worn", ()))


def two_sided(counts):
    """How often an even coin would be at least as uneven as left against right."""
    from math import comb

    a, b = counts["left"], counts["right"]
    n = a + b
    if n == 0:
        return 1.0
    tail = sum(comb(n, k) for k in range(max(a, b), n + 1)) / 2**n
    return min(1.0, 2 * tail)


def measured(lines, library, masks):
    thumbs, seen, groups, sides = [], [], [], []
    for line in lines:
        with Image.open(library / line["file"]) as picture, Image.open(masks / f"{line['id']}.png") as mask:
            background, visible = thumbnail(picture, mask)
            thumbs.append(background)
            seen.append(visible)
            sides.append(
                {
                    "level": line["level"],
                    "light": light_side(line["spec"]),
                    "busy": busy_side(picture, mask) if line["setting"] in ("clutter", "scene", "surface") else None,
                    "cut": cut_side(mask),
                    "sleeve": cut_side(mask) if on_limb(line["spec"]) else None,
                }
            )
        groups.append(line["spec"].get("of", line["id"]))
    return thumbs, seen, groups, sides


def name_of(lines):
    """One hash for the pictures the numbers were measured on."""
    return hashlib.sha256("".join(sorted(line["sha256"] for line in lines)).encode()).hexdigest()


def report(lines, library=LIBRARY, masks=HERE / "masks"):
    thumbs, seen, groups, sides = measured(lines, library, masks)
    runs = np.array([guessed(thumbs, seen, groups, seed) for seed in range(10)])
    balance = {}
    for what in ("light", "busy", "cut", "sleeve"):
        counts = Counter(side[what] for side in sides if side[what])
        balance[what] = {side: counts[side] for side in ("left", "middle", "right")}
        balance[what]["chance"] = round(two_sided(counts), 3)
    return {
        "pictures": name_of(lines),
        "originals": len(lines),
        "groups": len(set(groups)),
        "logistic": round(float(runs[:, 0].mean()), 4),
        "neighbours": round(float(runs[:, 1].mean()), 4),
        "limit": round(float(limit(len(set(groups)))), 4),
        "balance": balance,
    }


def main():
    lines = [json.loads(line) for line in (LIBRARY / "manifest.jsonl").read_text("utf-8").splitlines()]
    path = LIBRARY / "fairness.json"
    there = sorted({line["part"] for line in lines})
    known = json.loads(path.read_text("utf-8")) if path.exists() and sys.argv[1:] else {}
    out = {part: known[part] for part in there if part in known}
    for part in sys.argv[1:] or there:
        of = [line for line in lines if line["part"] == part]
        out[part] = report(of)
        print(f"{part}: {len(of)} originals, logistic {out[part]['logistic']:.3f}, neighbours {out[part]['neighbours']:.3f}, limit {out[part]['limit']:.3f}")
        for what, sides in out[part]["balance"].items():
            print("  ", what, sides)
        for what in ("level", "sex", "age", "skin", "person", "view", "posture", "setting"):
            print("  ", what, dict(sorted(Counter(str(line[what]) for line in of).items())))
    path.write_text(json.dumps({part: out[part] for part in there if part in out}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
