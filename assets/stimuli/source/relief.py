"""Bony landmarks and furrows which the base mesh lacks, as soft displacement along the normals.

``baked`` is what the painted skins were laid out on: changing it would shift every texture that was kept from an
earlier run. What came later is in ``finer``, and may change freely."""

import numpy as np

from mh_body import N_BODY, unit, vertex_normals
from skin import smoothstep


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


def line(v, points, dims=(0, 1, 2)):
    """distance of every vertex from a line through points, looking along the axis left out of ``dims``"""
    v = v[:, dims]
    points = [np.asarray(p, float)[list(dims)] for p in points]
    out = np.full(len(v), 9.0)
    for a, b in zip(points, points[1:], strict=False):
        t = np.clip((v - a) @ (b - a) / ((b - a) @ (b - a)), 0, 1)[:, None]
        out = np.minimum(out, np.linalg.norm(v - a - t * (b - a), axis=1))
    return out


def hill(d, r):
    return np.exp(-((d / r) ** 2))


def finer(S):
    """Furrow and bumps of the spine, the long muscles beside it, shoulder blades, the dimples above the pelvis, collar bones and the
    hollows about them: more of it in the lean and the old, muscles in the strong."""
    v, n, j = S.v, normals(S, S.v), S.j
    p = S.p
    size = abs(j["upperarm01.L"][0][0]) / 0.154
    bony = size * float(np.clip(1.0 - 1.2 * (p["weight"] - 0.5) + 0.5 * (p["age"] - 0.5) - 0.25 * (1 - p["gender"]), 0.6, 1.3))
    strong = size * (0.55 + 0.6 * p["muscle"]) * (1.0 if p["gender"] > 0.5 else 0.8)
    behind, front = smoothstep(0.15, 0.6, n[:, 1]), smoothstep(-0.1, 0.4, -n[:, 1] + 0.5 * n[:, 2])
    back_only = (0, 2)
    neck, hip = j["neck01"][0][2], j["upperleg01.L"][0][2]
    tall = neck - hip  # 0.53 m in the body the numbers were taken from

    def at(x, z):
        return np.array([x * size, 0.0, hip + z * tall])

    add = np.zeros(len(v))
    spine = line(v, [at(0, 0.16), at(0, 0.90)], back_only)
    level = (v[:, 2] - hip) / tall
    lumbar = smoothstep(0.62, 0.30, level)
    back = np.zeros(len(v))
    back -= bony * (0.0045 + 0.0015 * lumbar) * smoothstep(0.10, 0.30, level) * hill(spine, (0.017 + 0.006 * lumbar) * size)
    for z in np.arange(0.20, 0.98, 0.062):  # the tips of the vertebrae
        back += bony * (0.0022 if z < 0.9 else 0.005) * hill(line(v, [at(0, z - 0.004), at(0, z + 0.004)], back_only), 0.010 * size)
    for s in (1, -1):
        back += strong * 0.0055 * hill(line(v, [at(s * 0.034, 0.20), at(s * 0.038, 0.34), at(s * 0.034, 0.55)], back_only), 0.021 * size)
        inner = [at(s * 0.066, 0.86), at(s * 0.070, 0.76), at(s * 0.090, 0.65)]  # the inner edge of the shoulder blade
        back += bony * 0.0062 * hill(line(v, [inner[0] + (s * 0.018, 0, 0), inner[1] + (s * 0.016, 0, 0), inner[2] + (s * 0.006, 0, 0.006)], back_only), 0.019 * size)
        back -= bony * 0.0032 * hill(line(v, [inner[0] - (s * 0.022, 0, 0), inner[1] - (s * 0.022, 0, 0), inner[2] + (-s * 0.012, 0, -0.024)], back_only), 0.018 * size)
        back += bony * 0.0050 * hill(line(v, [at(s * 0.080, 0.855), at(s * 0.140, 0.890)], back_only), 0.012 * size)  # its spine
        back -= bony * 0.0035 * hill(line(v, [at(s * 0.105, 0.81), at(s * 0.135, 0.83)], back_only), 0.014 * size)  # and under it
        back -= bony * 0.0045 * hill(line(v, [at(s * 0.043, 0.185), at(s * 0.0431, 0.19)], back_only), 0.012 * size)  # the dimple
        side = "L" if s > 0 else "R"
        inner_end, mid, outer = j[f"clavicle.{side}"][0], j[f"clavicle.{side}"][1], j[f"upperarm01.{side}"][0]
        near = [q for q in np.where(np.abs(v[:N_BODY, 0] - s * 0.06 * size) < 0.02)[0] if front[q] > 0.6 and abs(v[q, 2] - mid[2]) < 0.04]
        y = float(np.min(v[near, 1])) if near else mid[1] - 0.05
        bone = [np.array([inner_end[0] + s * 0.004, y - 0.012, inner_end[2] - 0.008]), np.array([mid[0], y + 0.008, mid[2] + 0.003]),
                np.array([outer[0] - s * 0.012, y + 0.035, outer[2] + 0.040 * size])]  # fmt: skip
        lift = np.array([0, 0.012, 0.026]) * size
        add += front * bony * 0.0050 * hill(line(v, bone), 0.014 * size)
        add -= front * bony * 0.0075 * hill(line(v, [bone[0] + lift + (s * 0.022, 0, 0), bone[1] + lift]), 0.022 * size)
        add -= front * bony * 0.0030 * hill(line(v, [bone[0] - lift + (s * 0.03, 0, 0), bone[1] - lift, bone[1] + (s * 0.03, 0, -0.03)]), 0.018 * size)
    notch = (j["clavicle.L"][0] + j["clavicle.R"][0]) / 2
    add -= front * bony * 0.006 * hill(line(v, [notch - (0, 0.2, 0), notch]), 0.014 * size)
    trunk = 1 - np.clip(S.base.weight_matrix(S.base.descendants("neck02") + S.base.descendants("upperarm02.L") + S.base.descendants("upperarm02.R")).sum(1), 0, 1)
    return moved(v, n, (add + behind * back) * trunk)
