"""Neck and back: how far the person has turned or leaned to their left, and from where it is seen."""

from types import SimpleNamespace

import numpy as np

import blender_scene as B
from mh_body import rot

X, Y, Z = np.eye(3)
ARMS = {"upperarm01.L": rot(Y, 38), "upperarm01.R": rot(Y, -38)}  # at the sides: the body rests in an A
VIEWS = {
    "front": (Y, Z), "back": (-Y, Z), "back_obl": (-Y * .8 - X * .6, Z), "back_obl_r": (-Y * .8 + X * .6, Z),
    "front_obl": (Y * .8 - X * .6, Z), "front_obl_r": (Y * .8 + X * .6, Z),
}


def neck_pose(S, spec, jit):
    """rest-space rotations; + is towards the person's LEFT. spec["pose"] = kind, spec["deg"] = how far"""
    a = spec["deg"]
    if spec["pose"] == "turned":
        return {**ARMS, **{f"neck0{i}": rot(Z, a * .2) for i in (1, 2, 3)}, "head": rot(Z, a * .4)}
    return {**ARMS, **{f"neck0{i}": rot(Y, a * .24) for i in (1, 2, 3)}, "head": rot(Y, a * .28)}


def back_pose(S, spec, jit):
    a = spec["deg"]
    if spec["pose"] == "turned":
        return {**ARMS, **{f"spine0{i}": rot(Z, a * .2) for i in (1, 2, 3, 4, 5)}, "head": rot(Z, a * .15), "neck01": rot(Z, a * .1)}
    return {**ARMS, **{f"spine0{i}": rot(Y, a * .2) for i in (1, 2, 3, 4, 5)}}


def around(S, joint, radius, offset=(0, 0, 0), tail=False):
    """The corners of a box about a joint: what the camera frames."""
    c = (B.bone_delta(S.rig, joint) @ np.append(S.j[joint][int(tail)], 1))[:3] + np.array(offset)
    return c + radius * np.array([[x, y, z] for x in (-1, 1) for y in (-.3, .3) for z in (-1, 1)])


def neck_framing(S, spec, posed, used):
    d, up = VIEWS[spec["view"]]
    return d, up, around(S, "head", .25, (0, 0, .02)), spec.get("fill", 1.0)


def back_framing(S, spec, posed, used):
    d, up = VIEWS[spec["view"]]
    return d, up, around(S, "spine03", .40, (0, 0, .10)), spec.get("fill", 1.0)


NECK = SimpleNamespace(MESH="body", pose=neck_pose, framing=neck_framing)
BACK = SimpleNamespace(MESH="body", pose=back_pose, framing=back_framing)
