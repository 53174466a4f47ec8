"""The left elbow: its postures, and from where it is seen.

One arm only, the elbow near the middle of the round frame and the hand inside it: thumb and palm, and the way it bends, tell
left from right. Where the mesh ends at the shoulder stays outside the frame, or under a sleeve.
"""

from types import SimpleNamespace

import numpy as np

import anatomy
from limb_frame import at, edge, fit, seat
from mh_body import rot, unit

X, Y, Z = np.eye(3)

# spec["pose"]: the upper arm raised forward, away from the side, turned in (the forearm comes across); the palm: 90 up, 0 to the
# other hand, -90 down (for a forearm held forward); how far the wrist is bent back; the hand's postures
POSES = {
    "hanging": dict(forward=0, aside=14, turn=0, palm=5, hands=("relaxed", "flat")),
    "open": dict(forward=12, aside=18, turn=-12, palm=78, hands=("relaxed", "flat", "spread")),   # palm up or to the front
    "ahead": dict(forward=10, aside=12, turn=4, palm=2, hands=("relaxed", "flat", "fist")),       # thumb up
    "down": dict(forward=14, aside=16, turn=8, palm=-62, hands=("relaxed", "flat", "spread")),
    "across": dict(forward=12, aside=14, turn=52, palm=-12, hands=("relaxed", "fist", "flat")),
    "hip": dict(forward=-14, aside=44, turn=62, palm=-30, hands=("relaxed", "flat")),
    "raised": dict(forward=82, aside=12, turn=-8, palm=20, hands=("relaxed", "flat", "spread")),     # the forearm up
    "aside": dict(forward=8, aside=78, turn=-82, palm=5, hands=("relaxed", "flat", "spread")),
    "resting": dict(forward=38, aside=22, turn=24, palm=-66, hands=("relaxed", "flat")),
}
# spec["view"]: where the camera stands: degrees around the person (0 before, 90 on the outer side), and above the elbow
VIEWS = {
    "front": (0, 8), "front_in": (-36, 10), "front_out": (40, 10), "inner": (-78, 8), "outer": (82, 8),
    "back": (178, 10), "back_out": (135, 12), "back_in": (-140, 12), "above": (30, 52), "own": None,
}


def pose(S, spec, jit):
    """rest-space rotations. spec["pose"] = one of POSES, spec["deg"] = the elbow's bend; "hand" = the hand's posture"""
    p = POSES[spec["pose"]]
    some = spec.get("vary", 0.0)
    off = lambda a: some * jit.uniform(-a, a)  # noqa: E731
    shoulder, elbow, wrist = (S.j[f"{b}.L"][0] for b in ("upperarm01", "lowerarm01", "wrist"))
    u, f = unit(elbow - shoulder), unit(wrist - elbow)
    hinge = unit(np.cross(u, f))
    rest = np.degrees(np.arccos(u @ f))
    bend = max(2, spec["deg"] + off(4))
    # the palm's angle in the rest pose, about the forearm
    away = unit(-(u - f * (u @ f)))
    now = np.degrees(np.arctan2(S.hand.P @ away, S.hand.P @ hinge))
    twist = (spec.get("palm", p["palm"]) + off(10) - now + 180) % 360 - 180
    twist *= np.sign(np.cross(hinge, away) @ f)
    hands = p["hands"]
    name = spec.get("hand") or hands[int(jit.integers(len(hands)))]
    hand = dict(anatomy.HAND[name])
    hand["curl"] = [tuple(c + off(5) for c in fingers) for fingers in hand.get("curl", [(0, 0, 0)] * 4)]
    hand["wrist"] = (spec.get("wrist", 0) + off(9), off(7))
    out = S.hand.pose(hand)
    out["wrist.L"] = rot(f, .34 * twist) @ out["wrist.L"]
    out["lowerarm02.L"] = rot(f, .52 * twist)
    out["lowerarm01.L"] = rot(hinge, bend - rest) @ rot(f, .14 * twist)
    arm = rot(X, -(p["forward"] + spec.get("forward", 0) + off(6))) @ rot(Y, 38 - p["aside"] - off(5))
    out["upperarm01.L"] = arm @ rot(u, p["turn"] + spec.get("turn", 0) + off(8))
    return out


def clear(seen_from, forearm):
    """the nearest place around the person for the camera from which the forearm does not point at it, and hide the elbow"""
    for turn in np.arange(0, 91, 3):
        for way in (1, -1):
            place = rot(Z, way * turn) @ seen_from
            if place @ forearm < .42:
                return place
    return seen_from


def framing(S, spec, posed, used):
    """elbow, forearm and hand in the round frame; as large as they allow"""
    elbow, wrist, shoulder = at(S, "lowerarm01.L"), at(S, "wrist.L"), at(S, "upperarm01.L")
    own = spec["view"] == "own"
    if own:                                               # from the person's own eyes
        eye = S.j["upperarm01.L"][0] * (0, 1, 1) + np.array([.04, -.03, .26])
        d, up = unit(elbow * .7 + wrist * .3 - eye), -Y + .3 * Z
    else:
        d, up = -clear(seat(*VIEWS[spec["view"]]), unit(wrist - elbow)), Z
    fingers = {f"finger{k}-{i}.L" for k in "2345" for i in "23"}  # their tips may leave the frame, the thumb may not
    w = S.base.weight_matrix([b for b in S.base.descendants("lowerarm01.L") if b not in fingers]).sum(1)[used]
    upper = elbow + .07 * unit(shoulder - elbow)
    points = np.concatenate([posed[w > .5], upper[None]])
    cut = posed[edge(S, "arm")]
    return d, up, fit(elbow, wrist, points, cut, d, up, spec.get("off", .62), .2 if own else 0), spec.get("fill", 1.0)


ELBOW = SimpleNamespace(MESH="arm", pose=pose, framing=framing)
