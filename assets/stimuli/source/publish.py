"""python publish.py OUT SPECS.json: the rendered pictures that the review kept, as WebP into ../pictures, their masks into masks/.

A picture that is in ../pictures already is left alone: what was released stays.
"""

import json
import sys
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
QUALITY = 88


def main():
    out = Path(sys.argv[1])
    dropped = json.loads((HERE / "judgements.json").read_text("utf-8"))["dropped"]
    count = 0
    for spec in json.loads(Path(sys.argv[2]).read_text("utf-8")):
        path, target = out / f"{spec['id']}.png", HERE.parent / spec["file"]
        if spec["id"] in dropped or not path.exists() or target.exists():
            continue
        with Image.open(path) as picture:
            picture.convert("RGB").save(target, quality=QUALITY, method=6)
        with Image.open(out / "masks" / path.name) as mask:
            seen = mask.convert("L").resize((192, 192)).point(lambda value: 255 if value > 127 else 0)
            seen.convert("1").save(HERE / "masks" / path.name, optimize=True)
        count += 1
    print(count, "pictures")


if __name__ == "__main__":
    main()
