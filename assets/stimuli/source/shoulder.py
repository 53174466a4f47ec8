"""The left shoulder: its postures, and from where it is seen.

Shoulder blade and collar bone follow the arm, as they do in people: without that a raised arm looks stuck on. The shoulder is in the
middle of the round frame, with enough of neck, chest or back to tell front from back; the other shoulder stays outside.
"""

from types import SimpleNamespace

import numpy as np

import blender_scene as B
from mh_body import rot, unit

X, Y, Z = np.eye(3)
# spec["pose"]: where the arm is raised to (0 out to the side, 90 forward, -90 back), by how much without "deg", how the arm is turned
# about its own length (+ the hand comes to the front), the elbow's bend (0 straight), how high the shoulder is shrugged
POSES = {
    "hanging": dict(to=0, turn=0, elbow=16),
    "aside": dict(to=8, turn=0, elbow=22),
    "forward": dict(to=78, turn=0, elbow=24),
    "behind": dict(to=-72, turn=0, elbow=34),
    "hip": dict(to=-14, turn=62, elbow=102),
    "shrugged": dict(to=0, turn=0, elbow=20, shrug=True),
    "overhead": dict(to=20, turn=-62, elbow=128),
    "across": dict(to=112, turn=35, elbow=70),
}
VIEWS = {
    "front": (Y, Z), "back": (-Y, Z), "front_obl": (Y * .8 - X * .55, Z), "back_obl": (-Y * .8 - X * .55, Z),
    "front_in": (Y * .9 + X * .4 - Z * .1, Z),
    "outer": (-X, Z), "above": (-Y * .55 - X * .12 - Z * .8, -Y),
}  # fmt: skip


def pose(S, spec, jit):
    """rest-space rotations. spec["pose"] = one of POSES, spec["deg"] = how far the arm is raised (shrugged: the shoulder)"""
    p, some = POSES[spec["pose"]], spec.get("vary", 0.0)
    up = spec["deg"]
    to = p["to"] + some * jit.uniform(-9, 9)
    turn = p["turn"] + some * jit.uniform(-8, 8)
    bend = p["elbow"] + some * jit.uniform(-8, 10)
    shrug = up if p.get("shrug") else 0
    up = 9 + some * jit.uniform(-3, 4) if p.get("shrug") else up
    out = {}
    for s, side in (("L", 1), ("R", -1)):
        top, elbow, wrist = (S.j[f"{b}.{s}"][0] for b in ("upperarm01", "lowerarm01", "wrist"))
        arm, fore = unit(elbow - top), unit(wrist - elbow)
        down = np.degrees(np.arctan2(abs(arm[0]), -arm[2]))
        hang = rot(Y, side * down)
        if side > 0:
            swing = rot(Z, -to) @ rot(Y, -up) @ rot(Z, to) @ hang @ rot(arm, turn)
            # the shoulder blade goes a third of the way beyond the first 20 degrees, and forward or back with the arm
            lift = 0.16 * max(0.0, up - 20) * np.clip(1.15 - abs(to) / 180, 0.5, 1.15) + 0.5 * shrug
            wing = 0.10 * up * np.sin(np.radians(to))
        else:
            swing, lift, wing = rot(X, -24 if spec["view"] == "above" else 0) @ rot(Y, 8) @ hang, 0.0, 0.0
        girdle = rot(Z, -side * wing) @ rot(Y, -side * lift)
        out[f"clavicle.{s}"] = girdle
        out[f"shoulder01.{s}"] = girdle
        out[f"upperarm01.{s}"] = (girdle @ girdle).T @ swing
        bent = np.degrees(np.arccos(np.clip(arm @ fore, -1, 1)))
        out[f"lowerarm01.{s}"] = rot(np.cross(arm, fore), (bend if side > 0 else 20) - bent)
    for b in ("neck02", "head"):
        out[b] = rot(Z, some * jit.uniform(-7, 4)) @ rot(Y, some * jit.uniform(-3, 3) - 0.12 * max(0.0, up - 90))
    return out


def framing(S, spec, posed, used):
    d, up = (unit(q) for q in VIEWS[spec["view"]])
    up = unit(up - d * (up @ d))
    size = abs(S.j["upperarm01.L"][0][0]) / 0.154
    joint = S.j["upperarm01.L"][0]
    c = 0.5 * joint + 0.5 * (B.bone_delta(S.rig, "upperarm01.L") @ np.append(joint, 1))[:3]
    c = c + size * np.array({"outer": (0, 0.0, -0.03), "above": (-0.03, -0.02, 0)}.get(spec["view"], (-0.022, 0, -0.052)))
    radius = 0.20 * size * spec.get("size", 1.0)
    right = np.cross(d, up)
    return d, up, c + radius * np.array([s * e for e in (d * 0.3, up, right) for s in (-1, 1)]), spec.get("fill", 1.0)


SHOULDER = SimpleNamespace(MESH="body", pose=pose, framing=framing)
