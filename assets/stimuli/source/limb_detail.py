"""What makes knee and elbow look alive close up: the kneecap's rim and tendon, the elbow's tip and bumps, folds of the skin.

The base mesh has a vertex every two centimetres there, too few for that, so it is painted into the baked skin each time it is
loaded: millimetres into the height, a shade into the colour. What is kept on disk stays as it was baked.
"""

import numpy as np

import skin
from mh_body import unit


def soft(a, b, x):
    return skin.smoothstep(a, b, x)


def blob(p, c, r):
    return np.exp(-np.sum(((p - np.array(c)) / np.array(r)) ** 2, -1))


def knee(S, p, rng):
    """``p``: points in the knee's frame, metres of a middling leg: out, back, up. Gives (millimetres, colour factor)."""
    x, y, z = p[..., 0], p[..., 1], p[..., 2]
    front = soft(.035, .0, y)
    old = .6 + .8 * S.p["age"]
    rho = np.hypot(x / .024, (z - .012) / (.026 + .004 * (z > .012)))
    h = 1.5 * soft(1.25, .75, rho) - .9 * np.exp(-((rho - 1.5) / .28) ** 2) * (.55 + .45 * soft(.02, -.02, z))
    h += 1.0 * np.exp(-(x / .009) ** 2) * soft(-.008, -.02, z) * soft(-.066, -.048, z)          # the tendon below it
    h += 1.2 * blob(p[..., [0, 2]], (0, -.060), (.014, .012)) - 1.3 * sum(blob(p[..., [0, 2]], (s * .023, -.026), (.012, .014)) for s in (-1, 1))
    h += 1.4 * blob(p[..., [0, 2]], (-.036, .060), (.018, .030)) + .6 * blob(p[..., [0, 2]], (.036, .085), (.018, .035))
    h += .8 * np.exp(-((x - .004 - .04 * (-z - .07)) / .010) ** 2) * soft(-.06, -.09, z) * soft(-.32, -.2, z)  # the shin's edge
    folds = np.zeros_like(x)
    for c, deep in ((.050, .5), (.043, .8), (.036, .9), (.028, .6), (-.004, .35), (-.012, .4)):
        wave = c + .003 * np.sin(x * 170 + rng.uniform(0, 6)) + .0015 * np.sin(x * 420 + rng.uniform(0, 6)) + 6 * x ** 2 * (-1 if c > 0 else 1) * .4
        folds += deep * np.exp(-((z - wave) / .0013) ** 2) * np.exp(-(x / .026) ** 4)
    h -= .30 * old * folds
    shade = .16 * soft(1.5, .7, rho) + .07 * folds * old + .08 * np.exp(-((rho - 1.45) / .3) ** 2)
    return h * front, shade * front


def elbow(S, p, rng):
    """``p``: along the hinge to the outer side, out of the bend, along the forearm; the tip lies at about (0, .03, 0)"""
    x, y, z = p[..., 0], p[..., 1], p[..., 2]
    back = soft(.0, .016, y)
    old = .6 + .8 * S.p["age"]
    rho = np.hypot(x / .013, (z - .002) / .017)
    h = 1.7 * soft(1.35, .6, rho) - .8 * np.exp(-((np.abs(x) - .021) / .007) ** 2) * np.exp(-(z / .02) ** 2)
    h += 1.1 * np.exp(-(x / .007) ** 2) * soft(.01, .03, z) * soft(.14, .05, z)                    # the ulna's edge
    folds = np.zeros_like(x)
    for c, deep in ((-.030, .6), (-.024, .9), (-.018, 1), (-.011, .9), (-.004, .6), (.004, .4)):
        wave = c + .002 * np.sin(x * 260 + rng.uniform(0, 6)) + .001 * np.sin(x * 600 + rng.uniform(0, 6)) + 8 * x ** 2
        folds += deep * np.exp(-((z - wave) / .0012) ** 2) * np.exp(-(x / .019) ** 4)
    h -= .32 * old * folds
    h, shade = h * back, (.20 * soft(2.0, .6, rho) + .08 * folds * old) * back
    side = soft(.012, .0, np.abs(y))
    h = h + 1.2 * side * (blob(p[..., [0, 2]], (-.036, -.012), (.020, .012)) + .8 * blob(p[..., [0, 2]], (.036, -.008), (.020, .012)))
    bend = np.zeros_like(x)                                                                        # the crease on the inner side
    for c, deep in ((-.006, 1.0), (.006, .45)):
        bend += deep * np.exp(-((z - c - .002 * np.sin(x * 120 + rng.uniform(0, 6)) + 5 * x ** 2) / .0016) ** 2)
    inner = soft(.0, -.014, y) * np.exp(-(x / .030) ** 4)
    return h - .5 * bend * inner, shade + .05 * bend * inner


def frames(S):
    """(centre, 3x3 axes, scale, how far it reaches, what is painted) of both knees and elbows"""
    out = []
    for s, sign in (("L", 1), ("R", -1)):
        k = S.j[f"lowerleg01.{s}"][0]
        near = S.laid_out[np.linalg.norm((S.laid_out - k)[:, [0, 2]], axis=1) < .02]
        scale = np.linalg.norm(k - S.j[f"foot.{s}"][0]) / .42
        out.append((np.array([k[0], near[:, 1].min(), k[2]]), np.diag([sign, 1.0, 1.0]), scale, .34, knee))
        e, w, u = S.j[f"lowerarm01.{s}"][0], S.j[f"wrist.{s}"][0], S.j[f"upperarm01.{s}"][0]
        fore, back = unit(w - e), unit(unit(e - u) - unit(w - e))
        hinge = np.cross(fore, back)
        hinge *= np.sign(hinge @ np.array([sign, 0, 0.3]))
        back = unit(back - fore * (back @ fore))
        out.append((e, np.stack([hinge, back, fore]), 1.0, .15, elbow))
    return out


def paint(S, faces, colour, height):
    """adds it to the two baked pictures of a region"""
    b, v = S.base, S.laid_out
    edge = colour.size[0]
    around = [(c, axes, scale, reach, what) for c, axes, scale, reach, what in frames(S)]
    uv = skin.atlas(b, faces, v)
    middle = np.array([v[b.faces[i]].mean(0) for i in faces])
    where = np.full((edge, edge, 3), np.nan, np.float32)
    for c, _, _, reach, _ in around:
        for n in np.where(np.linalg.norm(middle - c, axis=1) < reach)[0]:
            f, q = b.faces[faces[n]], np.array(uv[n])[:, :2] * edge
            if len(f) != 4:
                continue
            steps = int(np.ptp(q, axis=0).max() * 1.5) + 3
            t = np.linspace(-.04, 1.04, steps)
            s, t = np.meshgrid(t, t)
            w = np.stack([(1 - s) * (1 - t), s * (1 - t), s * t, (1 - s) * t], -1)
            at = np.clip((w @ q).astype(int), 0, edge - 1)
            where[at[..., 1], at[..., 0]] = w @ v[f]
    rows, cols = np.where(~np.isnan(where[..., 0]))
    p = where[rows, cols].astype(float)
    add, shade = np.zeros(len(p)), np.zeros(len(p))
    for c, axes, scale, reach, what in around:
        near = np.linalg.norm(p - c, axis=1) < reach
        if near.any():
            a, s = what(S, (p[near] - c) @ axes.T / scale, np.random.default_rng(S.seed))
            add[near] += a
            shade[near] += s
    for image, change in ((height, "add"), (colour, "shade")):
        px = skin.pixels_of(image).reshape(edge, edge, 4)
        if change == "add":
            px[rows, cols, 0] += add
        else:
            px[rows, cols, :3] *= 1 - shade[:, None] * np.array([.75, 1.15, 1.1])
        image.pixels.foreach_set(px.ravel())
        image.update()
