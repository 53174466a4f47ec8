"""Two places with a shape of their own: a flight of stairs, and a kitchen (a worktop with things on it; for a foot, its floor).

The stairs and the floor stand in the room: the foot is on them as a foot is. The worktop lies behind the limb, square to the camera,
like any other table of these pictures. Nothing ever cuts the limb: all is put in place by where its vertices are.
"""

import bpy
import numpy as np

import props
from mh_body import unit

RISE, RUNS, WIDE = .168, (.262, .285, .31), 1.4
STEPS_UP, STEPS_DOWN = 7, 8
THICK, OVER = .036, .024  # of a tread: how thick, and how far its nosing stands out over the riser
# material of the treads: colour of the risers
RISERS = {"wood": (.17, .085, .04), "wood_light": (.66, .64, .58), "wood_dark": (.22, .24, .23), "stone": (.085, .08, .075),
          "rug": (.05, .035, .03), "terrazzo": (.40, .38, .36)}
PALE_FRONTS, DARK_FRONTS = (.60, .62, .57), (.05, .10, .095)  # of cupboards
THINGS = [  # large ones, then small ones
    "board", "plate", "bowl", "cloth", "mug", "lemon", "apple", "spoon", "salt", "apple", "lemon", "mug",
]
CROCKERY = [(.70, .68, .62), (.10, .20, .30), (.52, .60, .58), (.62, .42, .14), (.30, .36, .26)]


# -- stairs, floor ----------------------------------------------------------------
class Ground:
    """What the limb stands on: height 0 under its lowest point, x towards the camera's side, y across."""

    def __init__(self, limb, up, ahead, aside=0.0):
        self.z = unit(up)
        x = unit(ahead - self.z * (ahead @ self.z))
        t = np.radians(aside)
        self.x = x * np.cos(t) + np.cross(self.z, x) * np.sin(t)
        self.y = np.cross(self.z, self.x)
        self.limb = np.stack([limb @ self.x, limb @ self.y, limb @ self.z], 1)
        self.limb[:, 2] -= self.limb[:, 2].min() - .0015
        low = self.limb[self.limb[:, 2] < .06]
        self.toe, self.heel = low[:, 0].max(), low[:, 0].min()
        self.o = self.z * ((limb @ self.z).min() - .0015) + self.y * low[:, 1].mean()

    def at(self, x, y, z):
        return self.o + x * self.x + y * self.y + z * self.z

    def nearest(self, low, high):
        """the hindmost vertex between two heights"""
        between = (self.limb[:, 2] > low) & (self.limb[:, 2] < high)
        return self.limb[between, 0].min() if between.any() else np.inf

    def drawn_out(self, outline, mat, closed=True, half=WIDE, y=0.0, shift=0.0, uv=.55, caps=False):
        """an outline in x and z, drawn out sideways"""
        n = len(outline)
        me = bpy.data.meshes.new("step")
        faces = [(i, (i + 1) % n, n + (i + 1) % n, n + i) for i in range(n if closed else n - 1)]
        ends = [tuple(range(n))[::-1], tuple(range(n, 2 * n))] if caps else []
        me.from_pydata([tuple(self.at(a, y + s * half, b)) for s in (-1, 1) for a, b in outline], [], faces + ends)
        far = np.r_[0, np.cumsum(np.hypot(*(np.roll(outline, -1, 0) - np.array(outline)).T))] / uv
        lay = me.uv_layers.new(name="UV")
        for i in range(len(faces)):
            for loop, (across, along) in zip(me.polygons[i].loop_indices, [(0, far[i]), (0, far[i + 1]), (2 * half / uv, far[i + 1]), (2 * half / uv, far[i])]):
                lay.data[loop].uv = (across + shift, along + shift * .37)
        return props._add("step", me, mat, np.eye(4))


def nosed(x, depth, top):
    """the outline of a tread with a round front edge at x"""
    r = THICK / 2
    turn = np.linspace(0, np.pi, 9)
    return [(x - depth, top), *((x - r + r * np.sin(a), top - r + r * np.cos(a)) for a in turn), (x - depth, top - THICK)]


def stairs(limb, up, ahead, material, aside=0.0):
    """A flight that goes down towards the camera; the limb stands on one of its treads."""
    g = Ground(limb, up, ahead, aside)
    for run in RUNS:                                       # the steps behind keep clear of the limb; a leg that leans back stands on a landing
        furthest = min(g.nearest((k - 1) * RISE - .02, k * RISE + .02) - .03 + k * run for k in range(1, STEPS_UP + 1))
        landing = furthest < g.toe - .035
        if not landing:
            break
    front = min(furthest, max(g.toe + .015, furthest - .02)) if not landing else g.toe + .015
    tread = props.material(material)
    riser = props.material("flat", color=RISERS.get(material, (.3, .28, .25)), rough=.7)
    for k in range(-STEPS_DOWN, 1 if landing else STEPS_UP + 1):
        nose, top = front - k * run, k * RISE
        g.drawn_out(nosed(nose, 3.0 if landing and k == 0 else run + OVER + .005, top), tread, shift=.23 * k)
        g.drawn_out([(nose - OVER, top - THICK / 2), (nose - OVER, top - RISE - .005)], riser, closed=False)


def kitchen_floor(limb, up, ahead, material, pale, aside=0.0):
    """Tiles, and the fronts of cupboards behind the heel, over a dark plinth."""
    g = Ground(limb, up, ahead, aside)
    props.plane(g.at(g.heel, 0, 0), g.z, g.x, props.material(material), 6, .85)
    wall = min(g.heel - .03, g.nearest(-1, .40) - .02)
    front = props.material("flat", color=PALE_FRONTS if pale else DARK_FRONTS, rough=.45)
    dark = props.material("flat", color=(.03, .03, .03), rough=.6)
    knob = props.glossy((.55, .50, .42), .3, .9)
    g.drawn_out([(wall - .05, 0), (wall - .05, 2.0)], dark, closed=False)
    for n in range(-4, 5):
        y = .42 * n + .17
        for low, high in ((.09, .62), (.63, .82)):
            door = g.drawn_out([(wall - .02, low), (wall, low), (wall, high), (wall - .02, high)], front, half=.206, y=y, caps=True)
            bevel = door.modifiers.new("b", "BEVEL")
            bevel.width, bevel.segments = .003, 2
            props.obj("ball", g.at(wall + .012, y + (.15 if low < .5 else 0), high - (.06 if low < .5 else .09)), g.x, g.z, .013, (.5, .5, .5)).data.materials[0] = knob
    g.drawn_out([(wall - .05, .84), (wall + .02, .84), (wall + .02, .88), (wall - .05, .88)], props.material("wood_light" if pale else "wood"), half=2.0)


# -- worktop ----------------------------------------------------------------------
def slab(kind, size, mat, round_, uv):
    """a flat thing with round corners: (x, y, z) of its half sizes"""
    a, b, c = size
    corners = [(sx * (a - round_) + round_ * np.cos(t), sy * (b - round_) + round_ * np.sin(t))
               for sx, sy, start in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)) for t in np.radians(np.linspace(start, start + 90, 7))]
    n = len(corners)
    me = bpy.data.meshes.new(kind)
    me.from_pydata([(x, y, z) for z in (-c, c) for x, y in corners], [],
                   [tuple(range(n))[::-1], tuple(range(n, 2 * n)), *((i, (i + 1) % n, n + (i + 1) % n, n + i) for i in range(n))])
    lay = me.uv_layers.new(name="UV")
    for face in me.polygons:
        for loop, v in zip(face.loop_indices, face.vertices):
            lay.data[loop].uv = (me.vertices[v].co.x / uv, me.vertices[v].co.y / uv)
    me.materials.append(mat)
    return me


def tube(path, radii, name="tube", sides=14):
    """a round bar along a path (n x 3), with round ends"""
    path, radii = np.array(path, float), np.array(radii, float)
    vs = []
    for i, (p, r) in enumerate(zip(path, radii)):
        t = unit(path[min(i + 1, len(path) - 1)] - path[max(i - 1, 0)])
        e = unit(np.cross(t, (.01, .02, 1.0) if abs(t[2]) < .9 else (1.0, .01, .02)))
        q = np.cross(t, e)
        vs += [tuple(p + r * (np.cos(a) * e + np.sin(a) * q)) for a in np.linspace(0, 2 * np.pi, sides, endpoint=False)]
    n = len(path)
    faces = [(i * sides + k, i * sides + (k + 1) % sides, (i + 1) * sides + (k + 1) % sides, (i + 1) * sides + k) for i in range(n - 1) for k in range(sides)]
    faces += [tuple(range(sides))[::-1], tuple(range((n - 1) * sides, n * sides))]
    me = bpy.data.meshes.new(name)
    me.from_pydata(vs, [], faces)
    me.polygons.foreach_set("use_smooth", [True] * len(me.polygons))
    return me


def turned(profile):
    """props.lathe with the outline made rounder"""
    pr = np.array(profile, float)
    for _ in range(2):                                     # corners cut twice
        pr = np.concatenate([pr[:1], *([a * .75 + b * .25, a * .25 + b * .75] for a, b in zip(pr[:-1], pr[1:])), pr[-1:]])
    return props.lathe(pr)


def solids(kind, rng):
    """[(mesh, material or None where it has one)] standing on z = 0, its reach from the middle, and points it covers"""
    colour = CROCKERY[rng.integers(len(CROCKERY))]
    glaze = props.glossy(colour, .18)
    if kind == "plate":
        rim = props.glossy(CROCKERY[rng.integers(1, len(CROCKERY))], .2)
        body = turned([(0, .004), (.045, .004), (.048, 0), (.052, .004), (.086, .014), (.088, .016), (.085, .017), (.055, .009), (.048, .008), (0, .008)])
        ring = turned([(.0772, .0152), (.0868, .0172), (.0885, .0168), (.0868, .0158)])
        return [(body, props.glossy((.70, .68, .62), .15)), (ring, rim)], .092
    if kind == "bowl":
        return [(turned([(0, .003), (.028, .003), (.030, 0), (.034, .004), (.055, .025), (.063, .048), (.064, .052), (.060, .052), (.050, .026), (.028, .009), (0, .008)]), glaze)], .068
    if kind == "mug":
        a = np.linspace(-.5 * np.pi, .5 * np.pi, 15)
        handle = tube([(.034 + .024 * np.cos(t), 0, .044 + .024 * np.sin(t)) for t in a], [.0048] * 15)
        cup = turned([(0, .003), (.030, 0), (.036, .004), (.038, .012), (.038, .080), (.0375, .085), (.0345, .085), (.034, .080), (.034, .012), (.026, .008), (0, .008)])
        tea = turned([(0, .070), (.0342, .070)])
        return [(cup, glaze), (handle, glaze), (tea, props.glossy((.10, .035, .012), .1))], .064
    if kind == "spoon":
        wood = props.glossy((.44, .25, .11), .55)
        t = np.linspace(0, 1, 20)
        wide = np.where(t < .74, .0052 + .001 * t, .0052 + .0165 * np.sqrt(np.clip(1 - ((t - .87) / .135) ** 2, 0, 1)))
        me = tube([(-.115 + .24 * q, 0, .0065) for q in t], wide)
        for v in me.vertices:
            v.co.z = .0065 + (v.co.z - .0065) * (1 if v.co.x < .06 else .42)
        return [(me, wood)], .125
    if kind == "board":
        mat = props.material(["wood", "wood_light"][rng.integers(2)])
        return [(slab("board", (.115, .075, .008), mat, .018, .5), None)], .135
    if kind == "cloth":
        return [(slab("cloth", (.085, .085, .0025), props.material("check"), .006, .30), None), (slab("fold", (.083, .041, .0045), props.material("check"), .006, .30), None)], .118
    if kind == "lemon":
        t = np.linspace(0, np.pi, 33)
        me = props.lathe([(max(1e-5, .028 * np.sin(a) ** .92), -.035 * np.cos(a) - .006 * np.sign(np.cos(a)) * abs(np.cos(a)) ** 24) for a in t])
        return [(me, props.glossy((.80, .56, .05), .42))], .042
    if kind == "apple":
        t = np.linspace(0, np.pi, 33)
        me = props.lathe([(max(1e-5, .036 * np.sin(a) * (1 + .10 * np.cos(a))), .033 * np.cos(a) - .013 * np.exp(-(a / .38) ** 2) + .008 * np.exp(-((np.pi - a) / .3) ** 2) + .032)
                          for a in t[::-1]])
        stem = tube([(0, 0, .050), (.001, 0, .060), (.004, 0, .070)], [.0014, .0014, .002], sides=8)
        skin_ = [(.42, .045, .03), (.30, .40, .06), (.55, .16, .05)][rng.integers(3)]
        return [(me, props.glossy(skin_, .28)), (stem, props.glossy((.08, .04, .02), .7))], .039
    if kind == "salt":
        body = turned([(0, 0), (.020, 0), (.022, .004), (.017, .030), (.015, .050), (.015, .052), (0, .052)])
        cap = turned([(.0155, .050), (.0160, .058), (.013, .066), (.006, .069), (0, .069)])
        return [(body, props.glossy((.72, .71, .68), .2)), (cap, props.glossy((.55, .55, .56), .25, .95))], .024
    raise KeyError(kind)


def kitchen(o, normal, r, extent, rng, limb, flip=1, count=9):
    """Kitchen things on the plane through o, most of them on one side (``flip`` -1: the other), none under or over the limb.
    ``extent``: half the picture's width"""
    z = unit(normal)
    x = unit(r - z * (r @ z))
    y = np.cross(z, x)
    flat = np.stack([(limb - o) @ x, (limb - o) @ y], 1)
    flat = flat[np.abs(flat).max(1) < extent * 1.8]
    put = []                                               # (place, reach)
    first = rng.permutation(4)
    rest = 4 + rng.permutation(len(THINGS) - 4)
    order = [THINGS[first[0]], *(THINGS[k] for k in rest[:3]), THINGS[first[1]], *(THINGS[k] for k in rest[3:])][:count]
    for n, kind in enumerate(order):
        side = flip if n % 3 else (flip if n == 0 else -flip)
        parts, reach = solids(kind, rng)
        best = None
        for _ in range(240):
            a = rng.uniform(-80, 80)
            at = extent * rng.uniform(.45, 1.9) * np.array([side * np.cos(np.radians(a)), np.sin(np.radians(a))])
            turn = rng.uniform(0, 2 * np.pi)
            bar = np.array([np.cos(turn), np.sin(turn)])
            spots = at + np.outer(np.linspace(-.105, .105, 7), bar) if kind == "spoon" else at[None]
            wide = .024 if kind == "spoon" else reach
            if min(np.hypot(*(flat - s).T).min() for s in spots) < wide + .014:
                continue
            if any(np.hypot(*(s - p)) < wide + q + .004 for s in spots for p, q in put):
                continue
            far = min(np.hypot(*s) for s in spots) - wide
            if best is None or far < best[0]:
                best = far, at, turn, spots, wide
        if best is None or best[0] > extent * .78:         # would hardly be seen in the round frame
            for me, _ in parts:
                bpy.data.meshes.remove(me)
            continue
        _, at, turn, spots, wide = best
        put += [(s, wide) for s in spots]
        e1 = np.cos(turn) * x + np.sin(turn) * y
        base = o + at[0] * x + at[1] * y
        M = props.basis(e1, np.cross(z, e1), z, base)
        if kind in ("board", "cloth"):
            M[:3, 3] += z * (.008 if kind == "board" else .0025)
        if kind == "lemon":                                # lies on its side
            M = props.basis(z, np.cross(e1, z), e1, base + z * .028)
        for k, (me, mat) in enumerate(parts):
            if kind == "cloth" and k:
                M[:3, 3] += z * .003 + np.cross(z, e1) * .043
            if mat is None:
                mat = me.materials[0]
                me.materials.clear()
            thing = props._add(kind, me, mat, M)
            if kind in ("board", "cloth"):
                bevel = thing.modifiers.new("b", "BEVEL")
                bevel.width, bevel.segments, bevel.limit_method = .003 if kind == "board" else .0015, 3, "ANGLE"
