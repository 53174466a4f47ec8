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
    """The pelvis stays where it is; the five joints of the spine share the turn or the lean, head and neck follow a little.

    spec["arms"]: "hang", or "folded" before the chest (to be seen from behind only); they leave the outline of the trunk free."""
    a, v = spec["deg"], spec.get("vary", 0.0)
    turn, lean = (a, v * jit.uniform(-2.5, 2.5)) if spec["pose"] == "turned" else (v * jit.uniform(-4, 4), a)
    bow = v * jit.uniform(-2, 7)
    out = {f"spine0{i}": rot(Z, turn * .2) @ rot(Y, lean * .2) @ rot(X, bow * .2) for i in (1, 2, 3, 4, 5)}
    out["neck01"] = rot(Z, turn * .12)
    out["head"] = rot(Z, turn * .2 + v * jit.uniform(-4, 4)) @ rot(Y, v * jit.uniform(-4, 4)) @ rot(X, v * jit.uniform(-4, 8))
    out.update(lids(26))
    out.update(arms(S, spec.get("arms", "hang"), lean, jit, v))
    return out


def arms(S, how, lean, jit, v):
    """Both arms, each a few degrees off by itself; leaning, the upper arm of the far side stays nearer to the trunk."""
    out = {}
    for side, s in (("L", 1), ("R", -1)):
        off = v * jit.uniform(-4, 4)
        out[f"clavicle.{side}"] = rot(Y, -s * v * jit.uniform(-2, 3))
        shoulder, elbow, wrist = (S.j[f"{bone}.{side}"][0] for bone in ("upperarm01", "lowerarm01", "wrist"))
        if how == "folded":
            to = np.array([s * .02, shoulder[1] - .23, elbow[2] + .02 + .03 * s + off * .002])
            upper, lower = reach(shoulder, elbow, wrist, to, np.array([s * .5, .25, -1.0]))
        else:
            axis = unit(np.cross(elbow - shoulder, wrist - elbow))
            near = .5 * max(0, lean) if side == "R" else 0
            upper, lower = rot(X, off) @ rot(Y, s * (25 + near + off)), rot(axis, v * jit.uniform(-30, -8))
        out[f"upperarm01.{side}"], out[f"lowerarm01.{side}"] = upper, lower
    return out


def reach(shoulder, elbow, wrist, to, pole):
    """Rest-space rotations of upper arm and forearm that bring the wrist to a point, the elbow towards ``pole``."""
    one, two = np.linalg.norm(elbow - shoulder), np.linalg.norm(wrist - elbow)
    way = to - shoulder
    far = min(np.linalg.norm(way), (one + two) * .99)
    way = unit(way)
    along = (one**2 - two**2 + far**2) / (2 * far)
    out = unit(pole - way * (pole @ way))
    knee = shoulder + way * along + out * np.sqrt(max(0, one**2 - along**2))
    was, now = frame_of(elbow - shoulder, wrist - elbow), frame_of(knee - shoulder, shoulder + way * far - knee)
    upper = now @ was.T
    was = frame_of(wrist - elbow, elbow - shoulder)
    now = frame_of(upper.T @ (shoulder + way * far - knee), elbow - shoulder)
    return upper, now @ was.T


def frame_of(a, b):
    x, z = unit(a), unit(np.cross(a, b))
    return np.stack([x, np.cross(z, x), z], 1)


def around(S, joint, radius, offset=(0, 0, 0), tail=False):
    """The corners of a box about a joint: what the camera frames."""
    c = at(S, joint, S.j[joint][int(tail)]) + np.array(offset)
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


def seen(spec):
    """The camera's forward, up and right."""
    d, up = (unit(q) for q in VIEWS[spec["view"]])
    if spec["pose"] == "turned" and spec["view"].endswith("_r") and spec["view"] not in FACES:
        d = unit(d - .3 * X)                               # from further behind: nose and cheek have to show
    if spec["region"] == "back" and spec["view"].startswith("above"):
        d = unit(d + .2 * Z)
    up = unit(up - d * (up @ d))
    return d, up, np.cross(d, up)


def head_size(S):
    """chin to crown"""
    return np.ptp(S.v[:N_BODY][S.base.weight_matrix(["head"]).sum(1)[:N_BODY] > .6][:, 2])


def neck_framing(S, spec, posed, used):
    """Head and neck fill the round picture, the shoulders leave it below."""
    d, up, r = seen(spec)
    head = posed[S.base.weight_matrix(["head"]).sum(1)[used] > .6]
    top, base = (head @ up).max(), moved(S, "neck01") @ up
    size = head_size(S)
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
    """From the hips to the crown (from the front: to above the mouth), the pelvis always in the round picture."""
    d, up, r = seen(spec)
    head = posed[S.base.weight_matrix(["head"]).sum(1)[used] > .6]
    size = head_size(S)
    hips = (moved(S, "upperleg01.L") + moved(S, "upperleg01.R")) / 2
    if spec["view"] in FACES:
        eyes = S.v[14598:14742].mean(0)
        top = at(S, "head", eyes - .12 * size * Z) @ up
    else:
        top = (head @ up).max() + .02
    low = hips @ up - spec.get("below", .04 if spec["view"] in FACES else .06)
    R = (top - low) / 2
    R *= 1.06 if spec["view"].startswith("above") else 1   # the head is nearer to the camera, and so larger
    side = .3 * moved(S, "spine01") @ r + .4 * hips @ r + .3 * head.mean(0) @ r
    c = r * side + up * (top + low) / 2 + d * (hips @ d + head.mean(0) @ d) / 2
    return d, up, circle(c, R), spec.get("fill", 1.0)


NECK = SimpleNamespace(MESH="body", pose=neck_pose, framing=neck_framing)
BACK = SimpleNamespace(MESH="body", pose=back_pose, framing=back_framing)
