"""The left shoulder: its postures, and from where it is seen."""

from types import SimpleNamespace

import numpy as np

from mh_body import rot, unit
from trunk import ARMS, VIEWS, around

X, Y, Z = np.eye(3)


def pose(S, spec, jit):
    """rest-space rotations. spec["pose"] = kind, spec["deg"] = how far"""
    a = spec["deg"]
    if spec["pose"] == "aside":  # arm away from the side, 0 = hanging
        return {**ARMS, "upperarm01.L": rot(Y, 38 - a)}
    return {**ARMS, "upperarm01.L": rot(X, a) @ rot(Y, 38)}


def framing(S, spec, posed, used):
    d, up = VIEWS[spec["view"]]
    return d, up, around(S, "shoulder01.L", .23), spec.get("fill", 1.0)


SHOULDER = SimpleNamespace(MESH="body", pose=pose, framing=framing)
