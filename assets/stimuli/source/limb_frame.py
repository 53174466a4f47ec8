"""How one arm or leg sits in the round frame: the joint near its middle, hand or foot inside, the mesh's end outside."""

from collections import Counter

import numpy as np

import blender_scene as B
from mh_body import unit

X, Y, Z = np.eye(3)


def at(S, joint, end=0):
    """where a joint is after posing"""
    return (B.bone_delta(S.rig, joint) @ np.append(S.j[joint][end], 1))[:3]


def seat(around, above):
    """towards the camera that stands so many degrees around the person (0 before, 90 on the outer side of the left), and above"""
    az, el = np.radians((around, above))
    return np.cos(el) * (np.sin(az) * X - np.cos(az) * Y) + np.sin(el) * Z


def edge(S, region):
    """which vertices lie where the mesh of a limb ends"""
    me = S.region(region)[0].data
    faces = Counter(key for p in me.polygons for key in p.edge_keys)
    return sorted({v for key, count in faces.items() if count == 1 for v in key})


def ball(c, r, d, up):
    """points that make the camera frame a ball"""
    d = unit(d)
    up = unit(up - d * (up @ d))
    return c + r * np.array([s * e for e in (d * .3, up, np.cross(d, up)) for s in (-1, 1)])


def fit(joint, far, points, cut, d, up, off=.5, least=0.0):
    """The points to frame: all ``points`` in the circle, ``joint`` within ``off`` of its radius, no vertex of ``cut`` inside if it can be.

    ``far`` is the other end (ankle, wrist), which lies deeper or nearer than the joint. An empty ``cut`` is not looked at."""
    d = unit(d)
    right = unit(np.cross(d, up))
    top = np.cross(right, d)
    flat = lambda p: np.stack([p @ right, p @ top], -1)  # noqa: E731
    q, out, k = flat(points), flat(cut), flat(joint)
    best = (9.0, k, 9.0)
    for x in np.linspace(-.3, .3, 31):
        for y in np.linspace(-.3, .3, 31):
            c = k + (x, y)
            r = max(np.max(np.linalg.norm(q - c, axis=1)) * 1.04, least)
            if np.hypot(x, y) > off * r:
                continue
            clear = np.min(np.linalg.norm(out - c, axis=1)) / r if len(out) else 9
            price = r + 3 * max(0, 1.07 - clear) + .15 * np.hypot(x, y)
            if price < best[2]:
                best = (r, c, price)
    r, c, _ = best
    return ball(right * c[0] + top * c[1] + d * (joint @ d * .6 + far @ d * .4), r, d, up)
