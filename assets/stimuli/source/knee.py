"""The left knee: its postures, and from where it is seen.

One leg only, from the hip down, the knee near the middle of the round frame and the foot inside it: the big toe's side and the
kneecap tell left from right. The cut at the hip stays outside the frame, under shorts or a rolled trouser leg.
"""

from types import SimpleNamespace

import numpy as np

from limb_frame import at, edge, fit, seat
from mh_body import rot, unit

X, Y, Z = np.eye(3)

# spec["pose"]: the hip's bend, as (share of the knee's bend, degrees more), the hip turned out, the leg apart, the foot pointed down
POSES = {
    "straight": dict(hip=(0, 0), out=4, apart=0, point=0),
    "bent": dict(hip=(.55, 0), out=6, apart=0, point=-4),
    "lifted": dict(hip=(.75, 0), out=5, apart=0, point=18),
    "sitting": dict(hip=(0, 84), out=4, apart=2, point=0),
    "kneeling": dict(hip=(0, 4), out=3, apart=2, point=34),
    "stretched": dict(hip=(0, 66), out=5, apart=0, point=6),    # sitting with the leg held out
    "outward": dict(hip=(.6, 0), out=32, apart=10, point=4),
    "inward": dict(hip=(.5, 0), out=-20, apart=4, point=4),
}
# spec["view"]: where the camera stands: degrees around the leg (0 before it, 90 on its outer side, -90 on its inner side), and above it
VIEWS = {
    "front": (0, 32), "front_in": (-36, 30), "front_out": (36, 30), "inner": (-64, 20), "outer": (64, 20),
    "above_in": (-32, 50), "above_out": (32, 50), "above": (6, 56),
    "back_in": (-125, 22), "back_out": (125, 22), "own": (-170, 66),
}


def pose(S, spec, jit):
    """rest-space rotations. spec["pose"] = one of POSES, spec["deg"] = the knee's bend; "turn" = the hip turned out further"""
    p = POSES[spec["pose"]]
    some = spec.get("vary", 0.0)
    bend = max(0, spec["deg"] + some * jit.uniform(-4, 4))
    share, more = p["hip"]
    hip = bend * share + more + some * jit.uniform(-4, 4)
    out = p["out"] + spec.get("turn", 0) + some * jit.uniform(-7, 7)
    apart = p["apart"] + some * jit.uniform(-3, 3)
    axis = unit(S.j["upperleg01.L"][0] - S.j["lowerleg01.L"][0])
    foot = S.foot.pose(dict(plantar=p["point"] + some * jit.uniform(-6, 6), invert=some * jit.uniform(-4, 4),
                            toes=some * jit.uniform(-8, 8)))
    shin = unit(S.j["lowerleg01.L"][0] - S.j["foot.L"][0])
    return {"upperleg01.L": rot(Y, -apart) @ rot(X, -hip) @ rot(axis, out), "lowerleg01.L": rot(X, bend),
            "lowerleg02.L": rot(shin, some * jit.uniform(-4, 4)), **foot}


def framing(S, spec, posed, used):
    """knee, shin and foot in the round frame; as large as they allow"""
    own = spec["view"] == "own"
    d, up = -seat(*VIEWS[spec["view"]]), -Y if own else Z  # looking down one's own thigh: what is ahead is up
    knee = at(S, "lowerleg01.L")
    w = S.base.weight_matrix(S.base.descendants("lowerleg01.L")).sum(1)[used]
    thigh = knee + .11 * unit(at(S, "upperleg01.L") - knee)
    points = np.concatenate([posed[w > .5], thigh[None]])
    return d, up, fit(knee, at(S, "foot.L"), points, posed[edge(S, "leg")], d, up, spec.get("off", .5), .25 if own else 0), spec.get("fill", 1.0)


KNEE = SimpleNamespace(MESH="leg", pose=pose, framing=framing)
