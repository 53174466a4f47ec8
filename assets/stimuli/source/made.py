"""Level 5 pictures made from plain ones: python made.py SPECS PICTURES MASKS OUT [--only ID,...]

SPECS is a list, or a library's manifest.jsonl; lines without ``of`` are skipped. PICTURES holds the pictures they are made of,
MASKS their masks at full size (library.py --masks-only --mask-size 768 writes them).

lines       a pencil drawing: outline, nails, creases
cut_paper   four flat tones. A pure silhouette is never made: a limb seen from one side and its twin seen from
            the other have the same outline, so an outline alone does not tell the side
slats       behind slats of wood or cloth
cover       half of it under a cloth
(low_light is rendered, not made: see plan.py)
"""

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

EDGE, PAD = 768, 160
PAPERS = [(240, 237, 228), (226, 232, 236), (236, 229, 216), (228, 234, 224)]
INKS = [(45, 45, 50), (40, 52, 78), (74, 50, 38), (38, 64, 56)]
CLOTHS = [(74, 92, 112), (120, 104, 84), (92, 108, 88), (112, 86, 96)]


def blurred(values, radius):
    picture = Image.fromarray(np.clip(values * 255, 0, 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(radius)), float) / 255


def turned(picture, degrees):
    """Turned clockwise by ``degrees`` about its middle; what comes into the corners repeats the border."""
    values = np.asarray(picture)
    wide = np.pad(values, ((PAD, PAD), (PAD, PAD)) + ((0, 0),) * (values.ndim - 2), mode="edge")
    whole = Image.fromarray(wide).rotate(-degrees, Image.Resampling.BICUBIC)
    return whole.crop((PAD, PAD, PAD + EDGE, PAD + EDGE))


def smoothstep(lo, hi, x):
    t = np.clip((x - lo) / (hi - lo), 0, 1)
    return t * t * (3 - 2 * t)


def toned(grey, mask):
    """The limb's own tones, stretched to the whole range, so that light and deep skin give the same drawing."""
    lo, hi = np.percentile(grey[mask > 0.5], [2, 98])
    return np.clip((grey - lo) / max(hi - lo, 1e-3), 0, 1)


def lines(grey, mask, rng, hue):
    tone = toned(grey, mask)
    hue = toned(hue, mask)
    inside = smoothstep(0.45, 0.95, blurred(mask, 2.5))
    ink = np.zeros_like(tone)
    for values, near, far, lo, hi in ((tone, 1.3, 3.4, 0.010, 0.042), (tone, 2.6, 8.0, 0.030, 0.09), (hue, 2.2, 6.0, 0.045, 0.11)):
        dark = blurred(values, far) - blurred(values, near)
        ink = np.maximum(ink, smoothstep(lo, hi, dark) * inside)
    ink *= smoothstep(0.10, 0.30, blurred(ink, 4))  # a speck alone is no line
    soft = blurred(mask, 1.6)
    rim = np.exp(-(((soft - 0.5) / 0.26) ** 2))
    grain = 0.85 + 0.15 * blurred(rng.random(grey.shape), 1.2)
    shade = 0.10 * (1 - blurred(tone, 9)) * inside
    ink = np.clip(np.maximum(ink, rim) * grain + shade, 0, 1)[..., None]
    paper, pen = (np.array(c[int(rng.integers(4))], float) for c in (PAPERS, INKS))
    return paper * (1 - ink) + pen * ink


def cut_paper(grey, mask, rng, _hue):
    tone = blurred(toned(grey, mask), 4.2)
    levels = np.quantile(tone[mask > 0.5], [0.25, 0.52, 0.80])
    steps = sum(smoothstep(level - 0.02, level + 0.02, tone) for level in levels)
    edge = smoothstep(0.35, 0.65, blurred(mask, 1.2))[..., None]
    paper, ink = np.array(PAPERS[int(rng.integers(4))], float), np.array(INKS[int(rng.integers(4))], float)
    dark = rng.random() < 0.5
    ramp = np.array([ink * 0.6 + 10, ink * 1.1 + 30, ink * 0.7 + paper * 0.32, ink * 0.25 + paper * 0.70])
    low = np.clip(steps.astype(int), 0, 2)
    part = (steps - low)[..., None]
    limb = ramp[low] * (1 - part) + ramp[low + 1] * part
    ground = np.array(CLOTHS[int(rng.integers(4))], float) * 0.55 + 95 if dark else paper  # never black: that looks like an X-ray
    return ground * (1 - edge) + limb * edge


def woven(shape, colour, rng):
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    weave = 0.93 + 0.05 * np.sin(x * 1.9) * np.sin(y * 1.9) + 0.05 * (blurred(rng.random(shape), 1.0) - 0.5)
    return np.array(colour, float) * weave[..., None]


def put_before(picture, hidden, colour, rng):
    """Lays a cloth over ``hidden`` (0-1), with a soft shadow."""
    shadow = blurred(np.roll(hidden, (6, 0), (0, 1)), 7) * 0.45
    lit = picture * (1 - shadow[..., None])
    over = blurred(hidden, 0.8)[..., None]
    return lit * (1 - over) + woven(hidden.shape, colour, rng) * over


def slats(picture, spec, rng):
    y, x = np.mgrid[0:EDGE, 0:EDGE] - EDGE / 2
    slope = np.tan(np.radians(spec["slant"]))
    across = (y + slope * x) / 118 + spec["shift"]
    return put_before(picture, (across % 1 < 0.40).astype(float), CLOTHS[int(rng.integers(4))], rng)


def cover(picture, spec, rng):
    y, x = np.mgrid[0:EDGE, 0:EDGE] - EDGE / 2
    wave = 9 * np.sin(x / 46 + spec["shift"] * 6.28) + np.tan(np.radians(spec["slant"])) * x
    return put_before(picture, (y + wave > spec["from"] * EDGE).astype(float), CLOTHS[int(rng.integers(4))], rng)


def make(spec, base, mask):
    rng = np.random.default_rng(spec["seed"])
    base, mask = turned(base, spec["turn"]), turned(mask, spec["turn"])
    if "share" in spec:                                    # the row below which this share of the limb lies, in the round frame
        y, x = np.mgrid[0:EDGE, 0:EDGE] - EDGE / 2
        rows = (np.asarray(mask, float) * (x * x + y * y < (EDGE / 2) ** 2)).sum(1)
        spec = {**spec, "from": np.searchsorted(np.cumsum(rows), rows.sum() * (1 - spec["share"])) / EDGE - 0.5}
    grey, shape = np.asarray(base.convert("L"), float) / 255, np.asarray(mask, float) / 255
    red, green = (np.asarray(base, float)[..., k] + 8 for k in (0, 1))
    hue = np.clip(green / red, 0, 1)  # nails and knuckles differ in colour more than in tone
    if spec["made"] in ("lines", "cut_paper"):
        drawn = {"lines": lines, "cut_paper": cut_paper}[spec["made"]](grey, shape, rng, hue)
    else:
        drawn = {"slats": slats, "cover": cover}[spec["made"]](np.asarray(base, float), spec, rng)
    return Image.fromarray(np.clip(drawn, 0, 255).astype(np.uint8))


def opened(folder, name, mode):
    path = next(p for p in (folder / f"{name}.png", folder / f"{name}.webp") if p.exists())
    with Image.open(path) as picture:
        return picture.convert(mode).resize((EDGE, EDGE), Image.Resampling.BICUBIC)


def main():
    ap = argparse.ArgumentParser()
    for name in ("specs", "pictures", "masks", "out"):
        ap.add_argument(name, type=Path)
    ap.add_argument("--only", default="")
    a = ap.parse_args()
    text = a.specs.read_text("utf-8")
    specs = [json.loads(line)["spec"] for line in text.splitlines()] if a.specs.suffix == ".jsonl" else json.loads(text)
    a.out.mkdir(parents=True, exist_ok=True)
    for spec in specs:
        if spec and "of" in spec and spec["id"].startswith(tuple(a.only.split(","))):
            mask = opened(a.masks, spec["of"], "L")
            make(spec, opened(a.pictures, spec["of"], "RGB"), mask).save(a.out / f"{spec['id']}.png")
            (a.out / "masks").mkdir(exist_ok=True)
            turned(mask, spec["turn"]).resize((192, 192)).save(a.out / "masks" / f"{spec['id']}.png")
            print(spec["id"], flush=True)


if __name__ == "__main__":
    main()
