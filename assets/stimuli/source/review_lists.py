"""python review_lists.py [SPECS.json ...]: brings the lists of ../REVIEW.md up to date with the manifest and judgements.json.

Written anew: how many were kept and dropped, the table by part and level, and who was kept. Added: a line for each picture that
was dropped and has none yet; what it showed is looked up in the lists of specs that are named. What people wrote stays as it is.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIBRARY = HERE.parent
PARTS = {"hand": "Hands", "foot": "Feet", "neck": "Necks", "back": "Backs", "shoulder": "Shoulders", "knee": "Knees", "elbow": "Elbows"}
LEVELS = {1: "plain", 3: "awkward", 4: "in context", 5: "hard to see"}


def table(lines, dropped):
    kept = Counter((line["part"], line["level"]) for line in lines)
    out = ["| | kept | " + " | ".join(f"level {n} ({name})" for n, name in LEVELS.items()) + " | dropped |", "| --- " * (len(LEVELS) + 3) + "|"]
    for part in PARTS:
        counts = [kept[part, level] for level in LEVELS]
        if any(counts):
            gone = sum(name[0] == part[0] for name in dropped)
            out.append("| " + " | ".join(map(str, [part, sum(counts), *counts, gone])) + " |")
    return "\n".join(out)


def dropped_rows(old, dropped, specs):
    """Every line there is, and those that are missing, in the order of their names."""
    rows = {name: row for row in old.splitlines() if row.startswith("| ") and (name := row.split("|")[1].strip()) in dropped}
    for name, why in dropped.items():
        if name not in rows:
            spec = specs.get(name)
            if spec is None:
                raise SystemExit(f"{name} was dropped: name the list of specs it is in")
            showed = [spec["pose"], spec["view"], *([spec["made"]] if spec.get("made") else [])]
            rows[name] = f"| {name} | {', '.join(showed)} | {why} |"
    return "\n".join(["| picture | posture, view | why |", "| --- | --- | --- |", *(rows[name] for name in sorted(rows))])


def kept_lists(lines):
    names = {}
    for line in lines:
        names.setdefault((line["part"], line["level"]), []).append(line["id"])
    return "\n\n".join(
        f"{title}, level {level}: {' '.join(names[part, level])}" for part, title in PARTS.items() for level in LEVELS if (part, level) in names
    )


def main():
    lines = [json.loads(line) for line in (LIBRARY / "manifest.jsonl").read_text("utf-8").splitlines()]
    dropped = json.loads((HERE / "judgements.json").read_text("utf-8"))["dropped"]
    specs = {spec["id"]: spec for name in sys.argv[1:] for spec in json.loads(Path(name).read_text("utf-8"))}
    path = LIBRARY / "REVIEW.md"
    text = path.read_text("utf-8")
    text = re.sub(r"^\d+ pictures were kept, \d+ dropped", f"{len(lines)} pictures were kept, {len(dropped)} dropped", text, count=1, flags=re.M)
    text = re.sub(r"^\| \| kept \|.*?(?=\n\n)", lambda _: table(lines, dropped), text, count=1, flags=re.M | re.S)
    before, _, after = text.partition("\n## Dropped\n")
    path.write_text(f"{before}\n## Dropped\n\n{dropped_rows(after, dropped, specs)}\n\n## Kept\n\n{kept_lists(lines)}\n", "utf-8")
    print(len(lines), "kept,", len(dropped), "dropped")


if __name__ == "__main__":
    main()
