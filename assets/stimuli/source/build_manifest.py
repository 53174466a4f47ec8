"""python build_manifest.py [NEW_SPECS.json ...]: writes ../manifest.jsonl from specs.json, judgements.json and the pictures.

With paths, the specs of these lists that the review kept, and whose pictures are there, are added to specs.json first.
Lines that are in the manifest already stay as they are, word for word. The words for hands and feet are here, those for the
bigger parts in part_tables.py.
"""

import hashlib
import json
import sys
from pathlib import Path

from PIL import Image

import part_tables

HERE = Path(__file__).resolve().parent
LIBRARY = HERE.parent

PEOPLE = {  # subject: sex, age, skin; as in library.py
    "m_light": ("male", "adult", "light"),
    "f_brown": ("female", "adult", "brown"),
    "f_medium": ("female", "adult", "medium"),
    "m_dark": ("male", "adult", "dark"),
    "f_rosy_old": ("female", "older", "rosy"),
    "m_tan": ("male", "adult", "tan"),
    "m_medium_mid": ("male", "middle", "medium"),
    "f_dark_mid": ("female", "middle", "dark"),
    "m_brown_old": ("male", "older", "brown"),
    "f_tan_old": ("female", "older", "tan"),
    "child": ("unspecified", "child", "light"),
}
PLAIN_VIEWS = {
    "hand": {"dorsal", "palmar", "dorsal_obl", "palmar_obl"},
    "foot": {"dorsal", "sole", "front", "obl", "obl_med", "obl_lat", "above_med", "medial", "lateral"},
}
PLAIN_POSTURES = {
    "hand": {"flat", "spread", "relaxed", "cupped", "point", "thumb_up", "victory", "ok", "l_shape", "three"},
    "foot": {"neutral", "plantar", "dorsi", "toes_up", "toes_curl", "invert", "fan"},
}
POSTURE = {
    "flat": "A flat hand", "spread": "A hand with spread fingers", "relaxed": "A relaxed hand",
    "cupped": "A cupped hand", "fist": "A fist", "point": "A hand with one finger pointing",
    "thumb_up": "A hand with the thumb stretched out", "pinch": "A hand with thumb and forefinger together",
    "ok": "A hand with thumb and forefinger in a ring", "victory": "A hand with two fingers stretched out",
    "hook": "A hand with hooked fingers", "grip": "A gripping hand", "grip_wide": "A widely gripping hand",
    "drop": "A hand bent down at the wrist", "raise": "A hand bent back at the wrist",
    "l_shape": "A hand with thumb and forefinger stretched out", "three": "A hand with three fingers stretched out",
    "neutral": "A foot at rest", "plantar": "A foot pointing down", "dorsi": "A foot pulled up",
    "toes_up": "A foot with lifted toes", "toes_curl": "A foot with curled toes", "invert": "A foot tilted inwards",
    "evert": "A foot tilted outwards", "tiptoe": "A foot on tiptoe", "stretch": "A foot stretched far down",
    "fan": "A foot with spread toes",
}
VIEW = {
    "hand": {
        "dorsal": "seen from the back of the hand", "palmar": "seen from the palm",
        "radial": "seen from the thumb's edge", "dorsal_obl": "seen aslant from the back of the hand",
        "palmar_obl": "seen aslant from the palm", "ulnar_obl": "seen aslant from the little finger's edge",
        "tip_obl": "seen from the fingertips and the back of the hand",
    },
    "foot": {
        "dorsal": "seen from above", "sole": "seen from the sole", "medial": "seen from the big toe's edge",
        "lateral": "seen from the little toe's edge", "front": "seen from the front", "heel": "seen from behind",
        "obl": "seen aslant from the front", "obl_med": "seen aslant from the big toe's edge",
        "obl_lat": "seen aslant from the little toe's edge", "sole_med": "seen from the sole and the big toe's edge",
        "sole_lat": "seen from the sole and the little toe's edge", "heel_med": "seen from behind and the big toe's edge",
        "above_med": "seen from above and the big toe's edge",
    },
}
HELD = {"pen": "a pen", "rod": "a rod", "cup": "a cup", "bottle": "a bottle", "ball": "a ball"}
ON = {
    "wood": "a wooden table", "wood_light": "a pale wooden table", "wood_dark": "a dark wooden table",
    "linen": "a linen cloth", "towel": "a towel", "denim": "a blue cloth", "terrazzo": "a speckled stone table",
    "plaster": "a white table", "grass": "a lawn", "tiles": "kitchen tiles", "rug": "a striped rug", "stone": "paving stones",
}
BEFORE = {
    "plaster": "a pale wall", "linen": "a linen wall", "denim": "a blue wall", "check": "a wall with red squares",
}
WORN = {"glove": "in a glove", "sleeve": "in a long sleeve", "trouser": "in a long trouser leg"}
MADE = {
    "lines": "A line drawing of {}", "cut_paper": "A picture in four flat tones of {}", "slats": "Half hidden behind slats: {}",
    "cover": "Half hidden under a cloth: {}", "low_light": "In very little light: {}",
}
SCENE = {
    "interior": "in a room", "courtyard": "in a courtyard", "forest": "among trees", "city": "in a town",
    "sunset": "under an evening sky",
}


def setting_of(spec):
    kind, _, material = spec["bg"].partition(":")
    if kind == "kitchen":  # a hand is among things there, all else is on the floor
        return ("clutter" if spec["region"] == "hand" else "surface"), material
    return {"env": "scene", "stairs": "surface"}.get(kind, kind), material


def place_of(spec):
    """A setting with a shape of its own (places.py), in words; or nothing."""
    if spec["bg"].startswith("stairs:"):
        return "on the stairs"
    if spec["bg"].startswith("kitchen:"):
        return "on a kitchen worktop among kitchen things" if spec["region"] == "hand" else "on a kitchen floor"
    return ""


def level_of(spec, judged):
    if spec.get("made"):
        return 5
    if spec["id"] in judged["levels"]:
        return judged["levels"][spec["id"]]
    if "level" in spec:  # planned for it, by plan_parts.py
        return spec["level"]
    kind, _ = setting_of(spec)
    if kind not in ("plain", "wall") or spec.get("hold") or spec.get("worn"):
        return 4
    part = spec["region"]
    easy = spec["view"] in PLAIN_VIEWS[part] and spec["pose"] in PLAIN_POSTURES[part]
    return 1 if easy else 3


def alt_of(spec):
    """Plain words that never say which side it is."""
    kind, material = setting_of(spec)
    where = place_of(spec) or {
        "plain": "against a plain background",
        "wall": "in front of " + BEFORE.get(material, "a wall"),
        "surface": "on " + ON.get(material, "a table"),
        "clutter": "on " + ON.get(material, "a table") + " among small things",
        "scene": SCENE.get(spec.get("hdri"), "in a room"),
    }[kind]
    _, age, skin = PEOPLE[spec["subject"]]
    if spec["region"] in part_tables.PARTS:
        return alt_of_part(spec, where, age, skin)
    posture = POSTURE[spec["pose"]]
    if age != "adult":
        posture = posture.replace("A ", {"child": "A child's ", "middle": "A middle-aged person's ", "older": "An older person's "}[age], 1)
    held = f", holding {HELD[spec['hold']]}" if spec.get("hold") else ""
    worn = "".join(f" {WORN[each.partition(':')[0]]}" for each in spec.get("worn", ()))
    seen = VIEW[spec["region"]][spec["view"]]
    if spec.get("made"):
        return MADE[spec["made"]].format(posture[0].lower() + posture[1:]) + f", {seen}"
    gloved = worn.endswith("glove")
    return f"{posture}{worn}{held}, {seen}, " + ("" if gloved else f"{skin} skin, ") + where


def alt_of_part(spec, where, age, skin):
    """The same for neck, back, shoulder, elbow and knee. A missing word is named, so that it can be added."""
    words = part_tables.WORDS[spec["region"]]
    for kind, name in (("postures", spec["pose"]), ("views", spec["view"])):
        if name not in words[kind]:
            raise SystemExit(f"{spec['id']}: part_tables.WORDS['{spec['region']}']['{kind}'] has no words for '{name}'")
    kinds = list(dict.fromkeys(each.partition(":")[0] for each in spec.get("worn", ())))
    if missing := set(kinds) - set(part_tables.WEARING):
        raise SystemExit(f"{spec['id']}: part_tables.WEARING has no words for {', '.join(sorted(missing))}")
    worn = " and ".join(part_tables.WEARING[kind] for kind in kinds).replace(" and in ", " and ")
    what = told_of(words["postures"][spec["pose"]], worn, age)
    return f"{what}, {words['views'][spec['view']]}, {skin} skin, {where}"


def told_of(phrase, worn, age):
    """A posture with what is worn and, of whoever is not simply grown up, the age: "An older person in a shirt who leans to one side"."""
    person = {"middle": "A middle-aged person", "older": "An older person"}.get(age)
    if phrase.startswith("A person"):
        return " ".join(filter(None, (person or "A person", worn, phrase.removeprefix("A person").strip())))
    said = ", ".join(filter(None, (phrase, worn)))
    return said if person is None else f"{person}: {said[0].lower()}{said[1:]}"


def line_of(spec, judged):
    path = LIBRARY / "pictures" / f"{spec['id']}.webp"
    with Image.open(path) as picture:
        width, height = picture.size
    sex, age, skin = PEOPLE[spec["subject"]]
    turn_deg = round(-spec["roll"], 2) + 0.0  # the camera rolls clockwise, so the limb is seen turned the other way
    far = {"turned_deg": spec["deg"]} if spec["region"] in ("neck", "back") else {}
    return {
        "id": spec["id"],
        "file": f"pictures/{spec['id']}.webp",
        "part": spec["region"],
        "side": "left",
        "posture": spec["pose"],
        "view": spec["view"],
        "rotation_deg": turn_deg,
        "turn": "none" if abs(turn_deg) <= 15 else "towards" if turn_deg > 0 else "away",
        **far,
        "level": level_of(spec, judged),
        "person": spec["subject"],
        "sex": sex,
        "age": age,
        "skin": skin,
        "setting": setting_of(spec)[0],
        "held": spec.get("hold"),
        "alt": alt_of(spec),
        "spec": spec,
        "seed": spec["seed"],
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "width": width,
        "height": height,
        "licence": "CC0-1.0",
    }


def main():
    judged = json.loads((HERE / "judgements.json").read_text("utf-8"))
    specs = {spec["id"]: spec for spec in json.loads((HERE / "specs.json").read_text("utf-8"))}
    for name in sys.argv[1:]:
        for spec in json.loads(Path(name).read_text("utf-8")):
            if spec["id"] not in judged["dropped"] and (LIBRARY / spec["file"]).exists():
                specs.setdefault(spec["id"], spec)
    kept = sorted((s for s in specs.values() if s["id"] not in judged["dropped"]), key=lambda s: s["id"])
    (HERE / "specs.json").write_text(json.dumps(kept, indent=0) + "\n", "utf-8")
    path = LIBRARY / "manifest.jsonl"
    there = {json.loads(line)["id"]: line for line in path.read_text("utf-8").splitlines()}
    lines = [there.get(spec["id"]) or json.dumps(line_of(spec, judged), ensure_ascii=False) for spec in kept]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(lines), "pictures")


if __name__ == "__main__":
    main()
