"""Contact sheets to review pictures blind, and the count afterwards.

python review.py sheets FOLDER OUT --seed 1 [--only f04,h04]   sheets of 20 in the round frame, and OUT/draw.json
python review.py count OUT/draw.json ANSWERS.txt               answers against the draw

Each picture is mirrored or not by the draw. Write an answer for every picture (``f0400 l`` a line: the side you
see, ``?`` when you cannot tell; any words after it are notes) BEFORE the draw is looked at. A second reading takes another seed.
"""

import argparse
import json
import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

ACROSS, DOWN, CELL = 5, 4, 300
PAPER = (230, 228, 222)


def round_frame(picture, edge):
    """The picture as the drill shows it: its inscribed circle on plain paper."""
    small = picture.convert("RGB").resize((edge, edge), Image.Resampling.LANCZOS)
    hole = Image.new("L", (edge * 4, edge * 4), 0)
    ImageDraw.Draw(hole).ellipse((0, 0, edge * 4 - 1, edge * 4 - 1), fill=255)
    return Image.composite(small, Image.new("RGB", small.size, PAPER), hole.resize(small.size, Image.Resampling.LANCZOS))


def sheets(folder, out, seed, only):
    rng = random.Random(seed)
    files = sorted(p for p in folder.iterdir() if p.suffix in (".png", ".webp") and p.stem.startswith(tuple(only)))
    rng.shuffle(files)
    draw = {path.stem: rng.random() < 0.5 for path in files}
    out.mkdir(parents=True, exist_ok=True)
    (out / "draw.json").write_text(json.dumps(draw), "utf-8")
    for first in range(0, len(files), ACROSS * DOWN):
        sheet = Image.new("RGB", (ACROSS * CELL, DOWN * (CELL + 14)), PAPER)
        for n, path in enumerate(files[first : first + ACROSS * DOWN]):
            with Image.open(path) as picture:
                seen = round_frame(ImageOps.mirror(picture) if draw[path.stem] else picture, CELL - 6)
            x, y = n % ACROSS * CELL, n // ACROSS * (CELL + 14)
            sheet.paste(seen, (x + 3, y + 14))
            ImageDraw.Draw(sheet).text((x + 4, y + 1), path.stem, fill=(0, 0, 0))
        sheet.save(out / f"sheet{first // (ACROSS * DOWN) + 1:02d}.png")
    print(len(files), "pictures")


def count(draw_file, answers_file):
    draw = json.loads(draw_file.read_text("utf-8"))
    right = wrong = 0
    for line in answers_file.read_text("utf-8").splitlines():
        if not line.strip():
            continue
        name, said = line.split()[:2]
        if said not in ("l", "r"):
            print("not told:", line)
        elif (said == "r") is draw[name]:
            right += 1
        else:
            wrong += 1
            print("WRONG:", line)
    print(right, "right,", wrong, "wrong, of", len(draw))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("what", choices=["sheets", "count"])
    ap.add_argument("first", type=Path)
    ap.add_argument("second", type=Path)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--only", default="", help="how ids begin, with commas between: h,f04; all when left out")
    a = ap.parse_args()
    if a.what == "sheets":
        sheets(a.first, a.second, a.seed, a.only.split(","))
    else:
        count(a.first, a.second)


if __name__ == "__main__":
    sys.exit(main())
