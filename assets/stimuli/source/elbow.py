"""The left elbow: its postures, and from where it is seen."""

from types import SimpleNamespace

import numpy as np

from mh_body import rot, unit
from trunk import ARMS, VIEWS, around

X, Y, Z = np.eye(3)


def pose(S, spec, jit):
    """rest-space rotations. spec["pose"] = kind, spec["deg"] = how far"""
    a = spec["deg"]
    u = unit(S.j["lowerarm01.L"][0] - S.j["upperarm01.L"][0])
    w = unit(S.j["wrist.L"][0] - S.j["lowerarm01.L"][0])
    return {**ARMS, "upperarm01.L": rot(Y, 30), "lowerarm01.L": rot(np.cross(u, w), a)}  # rests bent by 47 degrees


def framing(S, spec, posed, used):
    d, up = VIEWS[spec["view"]]
    return d, up, around(S, "lowerarm01.L", .16), spec.get("fill", 1.0)


ELBOW = SimpleNamespace(MESH="body", pose=pose, framing=framing)
