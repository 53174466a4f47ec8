"""What is shown of neck, back, shoulder, elbow and knee, and how it is said. Plain tables: no Blender, no numpy.

TABLE[part][level] is a list of rows, level 1 (plain, told at a glance), 3 (takes a thought), 4 (in context):

    (posture, (deg_low, deg_high), [views], extra)

`posture`, a number of degrees out of the range and a view go into the spec as "pose", "deg" and "view"; what they mean is told by
`pose` and `framing` in trunk.py, shoulder.py, elbow.py and knee.py. `extra` is a dict, often empty. Four keys are for plan_parts.py:

    "worn"    list of garment lists, of which every spec gets one, all as often: [["tee:navy"], ["tee:grey"], []]
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

TABLE = {
    "neck": {
        1: [
            ("turned", (38, 62), ["back", "back_obl", "back_obl_r"], {}),
            ("leaned", (20, 34), ["back", "back_obl", "back_obl_r"], {}),
        ],
        3: [
            ("turned", (24, 36), ["back", "back_obl", "back_obl_r"], {}),
            ("leaned", (13, 19), ["back", "back_obl", "back_obl_r"], {}),
        ],
        4: [
            ("turned", (32, 60), ["back", "back_obl", "back_obl_r"], {}),
            ("leaned", (18, 32), ["back", "back_obl", "back_obl_r"], {}),
        ],
    },
    "back": {
        1: [
            ("turned", (30, 45), ["back", "back_obl", "back_obl_r"], {}),
            ("leaned", (18, 30), ["back", "back_obl", "back_obl_r"], {}),
        ],
        3: [
            ("turned", (20, 30), ["back", "back_obl", "back_obl_r"], {}),
            ("leaned", (11, 17), ["back", "back_obl", "back_obl_r"], {}),
        ],
        4: [
            ("turned", (26, 42), ["back", "back_obl", "back_obl_r"], {}),
            ("leaned", (16, 28), ["back", "back_obl", "back_obl_r"], {}),
        ],
    },
    "shoulder": {
        1: [
            ("aside", (10, 60), ["front", "back", "back_obl", "front_obl"], {}),
            ("forward", (20, 60), ["back_obl", "front_obl"], {}),
        ],
        3: [
            ("aside", (70, 100), ["back", "front"], {}),
            ("forward", (60, 90), ["front_obl", "back_obl"], {}),
        ],
        4: [
            ("aside", (10, 70), ["front", "back", "back_obl", "front_obl"], {}),
            ("forward", (20, 60), ["back_obl", "front_obl"], {}),
        ],
    },
    "elbow": {
        1: [("bent", (0, 45), ["front", "back", "front_obl", "back_obl"], {})],
        3: [("bent", (-25, 0), ["front", "back", "front_obl", "back_obl"], {})],
        4: [("bent", (-15, 45), ["front", "back", "front_obl", "back_obl"], {"worn": [["sleeve:navy"], ["sleeve:grey"], []]})],
    },
    "knee": {
        1: [("bent", (10, 45), ["front", "front_obl", "front_obl_r"], {})],
        3: [("bent", (0, 70), ["back_obl", "back_obl_r", "back"], {})],
        4: [("bent", (10, 55), ["front", "front_obl", "front_obl_r"], {"worn": [["trouser:navy"], ["trouser:grey"], []]})],
    },
}

AROUND = {
    "front": "seen from the front", "back": "seen from behind",
    "front_obl": "seen aslant from the front", "front_obl_r": "seen aslant from the front",
    "back_obl": "seen aslant from behind", "back_obl_r": "seen aslant from behind",
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
        "postures": {"aside": "A shoulder with the arm held away from the body", "forward": "A shoulder with the arm held forward"},
        "views": {**AROUND},
    },
    "elbow": {"postures": {"bent": "A bent elbow"}, "views": {**AROUND}},
    "knee": {"postures": {"bent": "A bent knee"}, "views": {**AROUND}},
}
# kind of garment, as before the colon of "worn": how it is said after the posture
WEARING = {
    "sleeve": "in a long sleeve", "trouser": "in a long trouser leg", "glove": "in a glove",
    "tee": "in a T-shirt", "top": "in a sleeveless top", "shirt": "in a shirt", "jumper": "in a jumper", "shorts": "in shorts",
}
