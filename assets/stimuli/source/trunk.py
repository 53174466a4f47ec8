"""Neck and back: how far the person has turned or leaned to their left, and from where it is seen."""

from types import SimpleNamespace

import numpy as np

import blender_scene as B
from mh_body import N_BODY, rot, unit

X, Y, Z = np.eye(3)
ARMS = {"upperarm01.L": rot(Y, 38), "upperarm01.R": rot(Y, -38)}  # at the sides: the body rests in an A
VIEWS = {
    "front": (Y, Z), "back": (-Y, Z), "back_obl": (-Y * .8 - X * .6, Z), "back_obl_r": (-Y * .8 + X * .6, Z),
    "front_obl": (Y * .8 - X * .6, Z), "front_obl_r": (Y * .8 + X * .6, Z),
    "above": (-Y * .75 - Z * .65, Z), "above_obl": (-Y * .65 - X * .4 - Z * .65, Z), "above_obl_r": (-Y * .65 + X * .4 - Z * .65, Z),
}

FACES = {"front", "front_obl", "front_obl_r"}


def neck_pose(S, spec, jit):
    """rest-space rotations; + is towards the person's LEFT. spec["pose"] = kind, spec["deg"] = how far

    A person never turns or leans quite purely: with "vary" the head nods and tilts a little, and the shoulders hang unevenly."""
    a, v = spec["deg"], spec.get("vary", 0.0)
    nod, other = v * jit.uniform(-5, 6), v * jit.uniform(-4, 4)
    low = jit.uniform(.16, .23) if v else .2               # how much of it each joint of the neck takes; the head takes the rest
    out = shoulders(jit, v)
    turn, lean = (a, other) if spec["pose"] == "turned" else (other, a)
    for i in (1, 2, 3):
        out[f"neck0{i}"] = rot(Z, turn * low) @ rot(Y, lean * (low + .03)) @ rot(X, nod * .2)
    out["head"] = rot(Z, turn * (1 - 3 * low)) @ rot(Y, lean * (.91 - 3 * low)) @ rot(X, nod * .4)
    out.update(lids(spec.get("lids", 26)))
    return out


def lids(deg):
    """Upper lids lowered, so that nobody stares."""
    return {f"orbicularis03.{s}": rot(X, deg) for s in "LR"}


def shoulders(jit, v):
    """Arms at the sides; with v, shoulders and arms a few degrees off, each side by itself."""
    out = {}
    for side, s in (("L", 1), ("R", -1)):
        out[f"clavicle.{side}"] = rot(Y, -s * v * jit.uniform(-2, 5)) @ rot(Z, s * v * jit.uniform(-4, 3))
        out[f"upperarm01.{side}"] = rot(X, v * jit.uniform(-8, 6)) @ rot(Y, s * (36 + v * jit.uniform(-8, 2)))
    return out


def back_pose(S, spec, jit):
    a = spec["deg"]
    if spec["pose"] == "turned":
        return {**ARMS, **{f"spine0{i}": rot(Z, a * .2) for i in (1, 2, 3, 4, 5)}, "head": rot(Z, a * .15), "neck01": rot(Z, a * .1)}
    return {**ARMS, **{f"spine0{i}": rot(Y, a * .2) for i in (1, 2, 3, 4, 5)}}


def around(S, joint, radius, offset=(0, 0, 0), tail=False):
    """The corners of a box about a joint: what the camera frames."""
    c = (B.bone_delta(S.rig, joint) @ np.append(S.j[joint][int(tail)], 1))[:3] + np.array(offset)
    return c + radius * np.array([[x, y, z] for x in (-1, 1) for y in (-.3, .3) for z in (-1, 1)])


def circle(c, radius):
    """Points of a flat-sided ball: framed with fill 1, it is the round picture itself."""
    return c + radius * np.array([X, -X, Y, -Y, Z, -Z, (X + Y) * .7, (X - Y) * .7, (-X + Y) * .7, (-X - Y) * .7])


def at(S, bone, point):
    """Where a point of the resting body is when it goes with a bone."""
    return (B.bone_delta(S.rig, bone) @ np.append(point, 1))[:3]


def moved(S, joint):
    """Where a joint is in the posed body."""
    return at(S, joint, S.j[joint][0])


def neck_framing(S, spec, posed, used):
    """Head and neck fill the round picture, the shoulders leave it below."""
    d, up = (unit(q) for q in VIEWS[spec["view"]])
    if spec["pose"] == "turned" and spec["view"].endswith("_r") and spec["view"] not in FACES:
        d = unit(d - .3 * X)                               # from further behind: nose and cheek have to show
    up = unit(up - d * (up @ d))
    r = np.cross(d, up)
    head = posed[S.base.weight_matrix(["head"]).sum(1)[used] > .6]
    top, base = (head @ up).max(), moved(S, "neck01") @ up
    size = np.ptp(S.v[:N_BODY][S.base.weight_matrix(["head"]).sum(1)[:N_BODY] > .6][:, 2])   # chin to crown
    R = spec.get("size", 1.0) * size * .93
    side = .5 * ((head @ r).max() + (head @ r).min()) * .7 + .3 * (moved(S, "neck01") @ r)
    if spec["view"] in FACES:                              # from the front the head is cut off above the mouth
        eyes = S.v[14598:14742].mean(0)
        R, top = R * .70, at(S, "head", eyes - (.16 if spec["pose"] == "leaned" else .11) * size * Z) @ up
    else:
        R *= .92 if spec["view"].startswith("above") else 1
        top += .06 * R
    c = r * side + up * (top - R) + d * (head @ d).mean()
    return d, up, circle(c, R), spec.get("fill", 1.0)


def back_framing(S, spec, posed, used):
    d, up = VIEWS[spec["view"]]
    return d, up, around(S, "spine03", .40, (0, 0, .10)), spec.get("fill", 1.0)


NECK = SimpleNamespace(MESH="body", pose=neck_pose, framing=neck_framing)
BACK = SimpleNamespace(MESH="body", pose=back_pose, framing=back_framing)
