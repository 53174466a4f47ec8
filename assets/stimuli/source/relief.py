"""Bony landmarks and furrows which the base mesh lacks, as soft displacement along the normals.

``baked`` is what the painted skins were laid out on: changing it would shift every texture that was kept from an
earlier run. What came later is in ``finer``, and may change freely."""

import numpy as np

from mh_body import N_BODY, unit, vertex_normals


def normals(S, v):
    return vertex_normals(v, [f for f, g in zip(S.base.faces, S.base.fgroup, strict=True) if g == "body"])


def moved(v, n, add):
    return v + n * add[:, None] * (np.arange(len(v)) < N_BODY)[:, None]


def baked(S):
    """knee cap, tibial tuberosity, elbow tip: the shape the texture atlas is made from"""
    leg = np.linalg.norm(S.j["lowerleg01.L"][0] - S.j["foot.L"][0]) / 0.42
    add = np.zeros(len(S.v))
    for s in "LR":
        k = S.j[f"lowerleg01.{s}"][0]
        near = S.v[np.linalg.norm((S.v - k)[:, [0, 2]], axis=1) < 0.02]
        f = np.array([k[0], near[:, 1].min(), k[2]])  # skin in front of the joint
        for off, r, a in (((0, 0, 0.012), 0.026, 0.0085), ((0.036, 0.01, 0.0), 0.020, -0.005), ((-0.036, 0.01, 0.0), 0.020, -0.005),
                          ((0, 0, -0.052), 0.018, 0.0045), ((0, 0, 0.062), 0.026, -0.003)):
            c = f + np.array(off) * leg
            add += a * leg * np.exp(-np.sum((S.v - c) ** 2, 1) / (r * leg) ** 2)
        e, w, u = S.j[f"lowerarm01.{s}"][0], S.j[f"wrist.{s}"][0], S.j[f"upperarm01.{s}"][0]
        back = unit(unit(e - u) - unit(w - e))  # outside of the rest bend
        add += 0.006 * np.exp(-np.sum((S.v - (e + back * 0.035)) ** 2, 1) / 0.020**2)
    return moved(S.v, normals(S, S.v), add)


def finer(S):
    """on top of that: what makes back and shoulders look alive"""
    return S.v
