"""The left knee: its postures, and from where it is seen."""

from types import SimpleNamespace

import numpy as np

from mh_body import rot, unit
from trunk import ARMS, VIEWS, around

X, Y, Z = np.eye(3)


def pose(S, spec, jit):
    """rest-space rotations. spec["pose"] = kind, spec["deg"] = how far"""
    a = spec["deg"]
    return {"lowerleg01.L": rot(X, -a), "upperleg01.L": rot(X, 0.0)}


def framing(S, spec, posed, used):
    d, up = VIEWS[spec["view"]]
    return d, up, around(S, "lowerleg01.L", .19), spec.get("fill", 1.0)


KNEE = SimpleNamespace(MESH="leg", pose=pose, framing=framing)
