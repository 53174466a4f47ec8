"""What is shown of neck, back, shoulder, elbow and knee, and how it is said. Plain tables: no Blender, no numpy.

TABLE[part][level] is a list of rows, level 1 (plain, told at a glance), 3 (takes a thought), 4 (in context):

    (posture, (deg_low, deg_high), [views], extra)

`posture`, a number of degrees out of the range and a view go into the spec as "pose", "deg" and "view"; what they mean is told by
`pose` and `framing` in trunk.py, shoulder.py, elbow.py and knee.py. `extra` is a dict, often empty. Four keys are for plan_parts.py:

    "worn"    list of garment lists, of which every spec gets one, all as often: [["tshirt:navy"], ["tshirt:grey"], []]
    "places"  where it may be: of "plain", "wall", "surface", "clutter", "env" (twice: twice as often); left out: plain and
              wall, two to one, at level 4 "env"
    "people"  subjects it suits (names of library.SUBJECTS); left out: all ten adults
    "share"   how often against the other rows of the level; left out: 1

Any other key is written into the spec as it is ("fill": 0.9, "soft": 1.2, "power": 9).

WORDS[part] has a phrase for each posture and each view, for the pictures' plain-word descriptions: "A person who has turned the
head" + "seen from behind". They NEVER say left or right, nor anything that gives the side away ("from the side it is turned to").
Every posture and view of TABLE needs its phrase; build_manifest.py stops where one is missing. A garment's words are in WEARING.
"""

PARTS = ("neck", "back", "shoulder", "elbow", "knee")

MEN = ["m_light", "m_dark", "m_tan", "m_medium_mid", "m_brown_old"]
WOMEN = ["f_brown", "f_medium", "f_rosy_old", "f_dark_mid", "f_tan_old"]
SHIRTS = [[f"tshirt:{colour}"] for colour in ("navy", "grey", "green", "rust", "teal", "cream", "sand")]
BARE_OR_SHIRT = [[], ["tshirt:navy"], [], ["tshirt:rust"], [], ["tshirt:grey"]]

SHORTS = [["shortleg:" + colour] for colour in ("navy", "grey", "rust", "teal", "sand", "green", "black", "cream")]
SLEEVES = [[], *(["shortsleeve:" + colour] for colour in ("navy", "grey", "rust", "teal", "sand", "green", "cream"))]
PUSHED = [["pushed:" + colour] for colour in ("navy", "grey", "sand", "green", "teal", "rust")]
TROUSERS = [["rolled:" + colour] for colour in ("navy", "grey", "sand", "green", "teal")] + [["shortleg:rust"], ["shortleg:black"]]

TEES = [["tshirt:" + c] for c in ("navy", "teal", "rust", "green", "cream", "grey")]
TOPS = [*TEES, *(["top:" + c] for c in ("grey", "teal", "navy", "green"))]
BARE = {"worn": [[]], "share": 0.35, "people": ["m_light", "m_dark", "m_tan", "m_medium_mid", "m_brown_old"]}  # only from behind

TABLE = {
    "neck": {
        1: [
            ("turned", (42, 62), ["back", "back_obl", "above_obl"], {"people": MEN, "worn": BARE_OR_SHIRT}),
            ("turned", (42, 62), ["back", "back_obl", "above_obl"], {"people": WOMEN, "worn": SHIRTS}),
            ("turned", (42, 62), ["front", "front_obl_r"], {"worn": SHIRTS}),
            ("leaned", (27, 35), ["back", "back", "back_obl"], {"people": MEN, "worn": BARE_OR_SHIRT, "size": 1.12}),
            ("leaned", (27, 35), ["back", "back", "back_obl"], {"people": WOMEN, "worn": SHIRTS, "size": 1.12}),
        ],
        3: [
            ("turned", (28, 38), ["back", "back_obl", "front"], {"worn": SHIRTS}),
            ("turned", (58, 68), ["back_obl_r", "above", "above_obl_r"], {"worn": SHIRTS}),
            ("leaned", (23, 27), ["back", "back_obl"], {"worn": SHIRTS, "size": 1.12}),
            ("leaned", (25, 33), ["above", "above_obl"], {"worn": SHIRTS, "size": 1.12}),
        ],
        4: [
            ("turned", (38, 60), ["back", "back_obl", "above_obl", "front", "front_obl_r"], {"worn": SHIRTS}),
            ("leaned", (26, 34), ["back", "back", "back_obl"], {"worn": SHIRTS, "size": 1.12}),
        ],
    },
    "back": {
        1: [
            ("turned", (34, 45), ["back", "back_obl"], {"people": MEN, "worn": BARE_OR_SHIRT}),
            ("turned", (34, 45), ["back", "back_obl"], {"people": WOMEN, "worn": SHIRTS}),
            ("turned", (32, 44), ["front"], {"worn": SHIRTS}),
            ("leaned", (22, 32), ["back", "back_obl"], {"people": MEN, "worn": BARE_OR_SHIRT}),
            ("leaned", (22, 32), ["back", "back_obl"], {"people": WOMEN, "worn": SHIRTS}),
            ("leaned", (24, 29), ["front"], {"worn": SHIRTS, "share": .6}),
            ("leaned", (20, 30), ["back"], {"worn": SHIRTS, "arms": "folded", "share": .4}),
        ],
        3: [
            ("turned", (29, 34), ["back", "back_obl", "front"], {"worn": SHIRTS}),
            ("turned", (32, 44), ["above", "above_obl"], {"worn": SHIRTS}),
            ("leaned", (20, 24), ["back", "back_obl", "front"], {"worn": SHIRTS}),
            ("leaned", (18, 28), ["above", "above_obl", "front_obl_r"], {"worn": SHIRTS}),
        ],
        4: [
            ("turned", (32, 45), ["back", "back_obl", "above_obl", "front"], {"worn": SHIRTS}),
            ("leaned", (22, 31), ["back", "back_obl", "front"], {"worn": SHIRTS}),
        ],
    },
    "shoulder": {
        1: [
            ("hanging", (8, 16), ["front", "front_obl"], {"worn": TOPS}),
            ("hanging", (8, 16), ["back", "back_obl"], {"worn": TOPS, "share": 0.6}),
            ("hanging", (8, 16), ["back", "back_obl"], BARE),
            ("aside", (28, 80), ["front", "front_obl"], {"worn": TOPS}),
            ("aside", (28, 80), ["back", "back_obl"], {"worn": TOPS, "share": 0.8}),
            ("aside", (28, 80), ["back", "back_obl"], BARE),
            ("forward", (28, 70), ["front_obl", "front_in"], {"worn": TOPS}),
            ("forward", (28, 70), ["back_obl"], {"worn": TOPS, "share": 0.6}),
            ("hip", (36, 48), ["front", "front_obl"], {"worn": TOPS}),
            ("hip", (36, 48), ["back", "back_obl"], {"worn": TOPS, "share": 0.7}),
            ("hip", (36, 48), ["back", "back_obl"], BARE),
            ("shrugged", (15, 22), ["front", "front_obl"], {"worn": TOPS, "share": 0.4}),
            ("overhead", (112, 128), ["front", "back"], {"worn": TEES, "share": 0.8}),
        ],
        3: [
            ("hanging", (8, 16), ["outer", "above"], {"worn": TOPS}),
            ("behind", (25, 42), ["front_obl", "back_obl", "outer"], {"worn": TOPS}),
            ("forward", (40, 75), ["outer", "front"], {"worn": TOPS}),
            ("aside", (28, 70), ["above", "front_in"], {"worn": TOPS}),
            ("hip", (36, 48), ["front_in"], {"worn": TOPS, "share": 0.6}),
            ("shrugged", (15, 22), ["back", "back_obl"], {"worn": TOPS, "share": 0.6}),
            ("across", (50, 66), ["front", "front_obl"], {"worn": TEES, "share": 0.6}),
        ],
        4: [
            ("hanging", (8, 16), ["front", "front_obl", "back", "back_obl"], {"worn": TEES}),
            ("aside", (28, 80), ["front", "front_obl", "back", "back_obl"], {"worn": TOPS}),
            ("forward", (28, 70), ["front_obl", "front_in", "back_obl"], {"worn": TEES}),
            ("hip", (36, 48), ["front", "front_obl", "back", "back_obl"], {"worn": TEES}),
        ],
    },
    "elbow": {
        1: [
            ("open", (5, 20), ["front", "front_in", "front_out"], {"worn": SLEEVES}),
            ("open", (50, 80), ["inner"], {"worn": PUSHED}),
            ("ahead", (55, 88), ["inner", "front_out"], {"worn": PUSHED}),
            ("raised", (60, 88), ["inner"], {"worn": PUSHED}),
            ("open", (25, 50), ["own"], {"forward": 62}),
        ],
        3: [
            ("hanging", (5, 20), ["inner"], {"worn": PUSHED}),
            ("down", (50, 78), ["above"], {"worn": SLEEVES}),
            ("aside", (60, 86), ["front", "back_out"], {"worn": SLEEVES}),
            ("raised", (60, 88), ["outer"], {"worn": SLEEVES, "share": 0.5}),
        ],
        4: [
            ("open", (5, 28), ["front", "front_out"], {"worn": PUSHED}),
            ("ahead", (55, 88), ["front_out", "outer", "inner"], {"worn": PUSHED}),
            ("ahead", (60, 88), ["inner", "front_in"], {"worn": PUSHED, "hand": "grip_wide", "hold": "cup"}),
            ("resting", (60, 85), ["above"], {"worn": PUSHED, "places": ["surface", "clutter"], "share": 0.5}),
        ],
    },
    "knee": {
        1: [
            ("straight", (2, 10), ["front", "front_in", "front_out", "above_in", "above_out"], {"worn": SHORTS}),
            ("bent", (25, 50), ["front_in", "front_out", "above_in", "above_out"], {"worn": SHORTS, "share": 1.2}),
            ("sitting", (42, 68), ["front_in", "front_out"], {"worn": SHORTS, "share": 1.2}),
            ("lifted", (55, 80), ["front_in", "front_out"], {"worn": SHORTS, "share": 0.5}),
            ("stretched", (4, 22), ["own"], {"worn": SHORTS, "share": 0.8}),
        ],
        3: [
            ("bent", (30, 50), ["inner", "outer"], {"worn": SHORTS}),
            ("sitting", (42, 68), ["front"], {"worn": SHORTS}),
            ("outward", (42, 64), ["front", "above"], {"worn": SHORTS}),
            ("inward", (30, 50), ["front", "above"], {"worn": SHORTS}),
        ],
        4: [
            ("straight", (2, 10), ["front", "front_in", "front_out"], {"worn": TROUSERS}),
            ("bent", (25, 50), ["front_in", "front_out"], {"worn": TROUSERS}),
            ("sitting", (42, 68), ["front_in", "front_out"], {"worn": TROUSERS}),
            ("bent", (25, 50), ["above_in", "above_out"], {"worn": TROUSERS, "places": ["surface", "clutter"]}),
            ("stretched", (4, 22), ["own"], {"worn": TROUSERS, "places": ["surface", "clutter", "env"]}),
        ],
    },
}

AROUND = {
    "front": "seen from the front", "back": "seen from behind",
    "front_obl": "seen aslant from the front", "front_obl_r": "seen aslant from the front",
    "back_obl": "seen aslant from behind", "back_obl_r": "seen aslant from behind",
    "above": "seen from above and behind", "above_obl": "seen aslant from above and behind", "above_obl_r": "seen aslant from above and behind",
}
WORDS = {
    "neck": {
        "postures": {"turned": "A person who has turned the head", "leaned": "A person who has leaned the head to one side"},
        "views": {**AROUND},
    },
    "back": {
        "postures": {"turned": "A person who has turned the upper body", "leaned": "A person who leans to one side"},
        "views": {**AROUND},
    },
    "shoulder": {
        "postures": {
            "hanging": "A shoulder with the arm hanging", "aside": "A shoulder with the arm held away from the body",
            "forward": "A shoulder with the arm held forward", "behind": "A shoulder with the arm drawn back",
            "hip": "The shoulder of someone with a hand on the hip", "shrugged": "A shoulder drawn up",
            "overhead": "A shoulder with the arm raised and the hand behind the head", "across": "A shoulder with the arm held across the chest",
        },
        "views": {
            **AROUND, "front_in": "seen from the front", "outer": "seen from the side",
        },
    },
    "elbow": {
        "postures": {
            "hanging": "The elbow of a hanging arm", "open": "An elbow with the palm turned up or to the front",
            "ahead": "A bent elbow with the thumb up", "down": "A bent elbow with the palm down",
            "across": "A bent elbow with the forearm across the body", "hip": "The elbow of an arm with the hand on the hip",
            "raised": "A bent elbow with the hand raised", "aside": "A bent elbow of an arm held out to the side",
            "resting": "The elbow of a resting arm",
        },
        "views": {
            "front": "seen from the front", "front_in": "seen aslant from the front", "front_out": "seen aslant from the front",
            "inner": "seen from the side", "outer": "seen from the side", "back": "seen from behind", "above": "seen from above",
            "back_in": "seen aslant from behind", "back_out": "seen aslant from behind", "own": "seen as with one's own eyes",
        },
    },
    "knee": {
        "postures": {
            "straight": "The knee of a straight leg", "bent": "A knee that is a little bent", "lifted": "The knee of a lifted leg",
            "sitting": "The knee of someone who sits",
            "kneeling": "The knee of someone who kneels", "stretched": "The knee of a leg held out ahead",
            "outward": "A bent knee turned outward", "inward": "A bent knee turned inward",
        },
        "views": {
            "front": "seen from the front", "front_in": "seen aslant from the front", "front_out": "seen aslant from the front",
            "inner": "seen from the side", "outer": "seen from the side", "above": "seen from above", "above_in": "seen from above",
            "above_out": "seen from above", "back_in": "seen aslant from behind", "back_out": "seen aslant from behind",
            "own": "seen as with one's own eyes",
        },
    },
}
# kind of garment, as before the colon of "worn": how it is said after the posture
WEARING = {
    "sleeve": "in a long sleeve", "trouser": "in a long trouser leg", "glove": "in a glove",
    "tshirt": "in a T-shirt", "top": "in a sleeveless top", "shirt": "in a shirt", "jumper": "in a jumper", "shorts": "in shorts",
    "shortleg": "in shorts", "rolled": "in a rolled-up trouser leg", "shortsleeve": "in a short sleeve", "pushed": "in a pushed-up sleeve",
}
