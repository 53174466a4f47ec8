"""What people wear: gloves, sleeves and trouser legs, T-shirts, sleeveless tops, shorts.

T-shirt, top and shorts are cut from the smooth suit which the body comes with ("helper-tights"), pushed off the skin;
their borders are drawn by transparency, at distances measured in the rest pose, so that they never follow the faces'
edges. The skin well under a shirt is not rendered: it cannot show through in any posture.
"""

import bpy
import numpy as np

import blender_scene as B
import limb_cloth
import skin
from mh_body import unit, vertex_normals

GLOVES = {"wool": (0.30, 0.07, 0.06), "garden": (0.08, 0.20, 0.09), "kitchen": (0.62, 0.40, 0.05), "blue": (0.05, 0.13, 0.30)}
CLOTH = {
    "navy": (0.035, 0.06, 0.13), "grey": (0.22, 0.22, 0.23), "sand": (0.42, 0.34, 0.22), "green": (0.07, 0.14, 0.08),
    "rust": (0.33, 0.10, 0.05), "teal": (0.03, 0.17, 0.18), "cream": (0.62, 0.57, 0.46), "black": (0.022, 0.022, 0.025),
}  # fmt: skip
SHIRTS = ("tshirt", "top")
FAR = 0.08  # metres: further inside a border than this makes no difference


def wear(S, kind, colour):
    """The objects of one piece of clothing."""
    name = f"{kind}_{colour}"
    if kind in SHIRTS:
        return [shirt(S, name, kind, CLOTH[colour])]
    if kind in ("shorts", "rolled"):
        return leg_cloth(S, name, kind, CLOTH[colour])
    b, v = S.base, S.v
    if kind == "glove":
        w = b.weight_matrix(b.descendants("lowerarm02.L")).sum(1)
        at = (v - S.hand.wrist) @ S.hand.F / S.hand.len
        faces = [i for i in np.where(S.isb)[0] if all(w[k] > 0.5 and at[k] > -0.62 for k in b.faces[i])]
        return [cuff(S, name, faces, GLOVES[colour], 0.0016, at, -0.50, 9.0, sub=3)]
    if kind == "sleeve":
        w = b.weight_matrix(b.descendants("upperarm02.L")).sum(1)
        at = (v - S.hand.wrist) @ S.hand.fore / S.hand.len
        faces = [i for i in np.where(S.isb)[0] if all(w[k] > 0.5 and at[k] < 0.0 for k in b.faces[i])]
        return [cuff(S, name, faces, CLOTH[colour], 0.006, at, -9.0, -0.16)]
    if kind == "trouser":
        w = b.weight_matrix(b.descendants("upperleg01.L")).sum(1)
        at = (v[:, 2] - S.j["foot.L"][0][2]) / S.foot.len
        faces = [i for i in np.where(S.isb)[0] if all(w[k] > 0.5 and at[k] > 0.1 for k in b.faces[i])]
        return [cuff(S, name, faces, CLOTH[colour], 0.012, at, 0.26, 9.0)]
    if kind in limb_cloth.KINDS:
        return limb_cloth.wear(S, name, kind, CLOTH[colour], cuff)
    raise KeyError(kind)


def own_shorts(S):
    """Everybody has shorts of their own, always the same ones."""
    return shorts(S, "shorts", CLOTH[("navy", "grey", "black", "green", "teal", "rust")[S.seed % 6]])


# -- shirts and shorts ------------------------------------------------------------
def suit(S, off, borders_of, rounds=6):
    """(vertices of the whole mesh with the suit pushed off the skin by ``off`` metres, its faces). Near the borders it lies close
    on the skin: ``borders_of(vertices)`` tells how near."""
    b = S.base
    faces = [i for i, g in enumerate(b.fgroup) if g == "helper-tights"]
    ids = np.unique(np.concatenate([b.faces[i] for i in faces]))
    v = S.v.copy()
    near = np.empty(len(ids), int)
    for at in range(0, len(ids), 200):
        part = v[ids[at : at + 200]]
        near[at : at + 200] = ((part[:, None] - S.v[None, :13380]) ** 2).sum(2).argmin(1)
    around = np.zeros((len(v), 3))
    count = np.zeros(len(v))
    pairs = np.array(sorted({(f[k], f[(k + d) % len(f)]) for f in (b.faces[i] for i in faces) for k in range(len(f)) for d in (1, -1)}))
    for _ in range(rounds):  # smoothed, then pushed out again: the cloth bridges the hollows
        around[:] = count[:] = 0
        np.add.at(around, pairs[:, 0], v[pairs[:, 1]])
        np.add.at(count, pairs[:, 0], 1)
        v[ids] += 0.5 * (around[ids] / count[ids, None] - v[ids])
        n = vertex_normals(v, [b.faces[i] for i in faces])
        gap = ((v[ids] - S.v[near]) * S.n[near]).sum(1)
        close = skin.smoothstep(0.075, 0.03, borders_of(v)[ids])
        v[ids] += n[ids] * np.clip(off[ids] * (1 - 0.5 * close) - gap, -0.02 * close, 0.03)[:, None]
    return v, faces, dict(zip(ids.tolist(), near.tolist(), strict=True))


def follow(S, ob, faces, near):
    """the cloth moves as the skin under it does, whatever weights the suit came with"""
    used = np.unique(np.concatenate([S.base.faces[i] for i in faces]))
    under = {}
    for k, o in enumerate(used):
        under.setdefault(near[int(o)], []).append(k)
    ob.vertex_groups.clear()
    for bone, weights in S.base.weights.items():
        hit = [(ks, w) for i, w in weights if w > 0.001 and (ks := under.get(i))]
        if hit:
            g = ob.vertex_groups.new(name=bone)
            for ks, w in hit:
                g.add(ks, w, "REPLACE")


def holes(S, kind):
    """The neck's hole and the arms' as balls: border -> (centre on the left side, radius, how far it is flattened upwards)"""
    j = S.j
    size = abs(j["upperarm01.L"][0][0]) / 0.154
    top, elbow, neck = j["upperarm01.L"][0], j["lowerarm01.L"][0], j["neck01"][0]
    if kind == "tshirt":
        return {"neck": (neck + np.array([0, -0.035, 0.0]) * size, 0.092 * size, 1.0)}
    return {"neck": (neck + np.array([0, -0.045, -0.005]) * size, 0.101 * size, 1.0),
            "arm": (top + unit(elbow - top) * 0.024 * size, 0.085 * size, 0.92)}  # fmt: skip


def nape(S):
    """No collar climbs higher than this"""
    return S.j["neck01"][0][2] + 0.016 * abs(S.j["upperarm01.L"][0][0]) / 0.154


def borders(S, kind, v):
    """How far inside each border of a shirt every vertex lies, metres (negative: outside, no cloth there)"""
    j, b = S.j, S.base
    out = {}
    for edge, (c, r, flat) in holes(S, kind).items():
        out[edge] = np.linalg.norm((np.abs(v) * (1, 0, 0) + v * (0, 1, 1) - c) * (1, 1, flat), axis=1) - r
    arms = np.maximum(*(b.weight_matrix(b.descendants(f"upperarm01.{s}")).sum(1) for s in "LR"))
    if kind == "tshirt":
        top, elbow = j["upperarm01.L"][0], j["lowerarm01.L"][0]
        along = (np.abs(v) * (1, 0, 0) + v * (0, 1, 1) - top) @ unit(elbow - top)
        out["arm"] = np.where(arms > 0.4, 0.58 * np.linalg.norm(elbow - top) - along, FAR)
    else:
        out["arm"] = np.where(arms > 0.75, -0.02, out["arm"])
    head = b.weight_matrix(["neck02", "neck03", *b.descendants("head")]).sum(1) > 0.25
    out["neck"] = np.where(head, -FAR, np.minimum(out["neck"], nape(S) - v[:, 2]))
    out["hem"] = v[:, 2] - (j["upperleg01.L"][0][2] - 0.03)
    return {k: np.clip(x, -FAR, FAR) for k, x in out.items()}, arms


def shirt(S, name, kind, colour):
    b = S.base
    waist = S.j["spine03"][0][2]
    loose = skin.smoothstep(S.j["upperarm01.L"][0][2] - 0.05, waist, S.v[:, 2])

    def open_edges(v):
        edge, _ = borders(S, kind, v)
        return np.minimum(edge["neck"], edge["arm"] if kind == "top" else FAR)

    v, faces, near = suit(S, 0.006 + 0.010 * loose, open_edges, 9)
    edge, arms = borders(S, kind, v)
    inside = np.minimum.reduce(list(edge.values()))
    faces = [i for i in faces if any(inside[k] > -0.035 for k in b.faces[i]) and all(v[k][2] < S.j["neck01"][0][2] + 0.075 for k in b.faces[i])]
    if kind == "top":
        faces = [i for i in faces if all(arms[k] < 0.9 for k in b.faces[i])]
    ob = B.make_mesh(f"{S.name}_{name}", b, v, faces, S.rig, edge, subsurf=2, smooth_iter=6)
    follow(S, ob, faces, near)
    thicken(ob)
    ob.data.materials.append(fabric(name, colour, {"arm": 0.018, "neck": 0.016, "hem": 0.02}, holes(S, kind), nape(S)))
    own, _ = borders(S, kind, S.v)
    hide_under(S, name, (np.minimum.reduce(list(own.values())) > 0.028) & (own["neck"] > 0.05))
    return ob


def shorts(S, name, colour):
    b, j = S.base, S.j
    knee, hip, waist = j["lowerleg01.L"][0][2], j["upperleg01.L"][0][2], j["spine03"][0][2] - 0.064
    v, faces, near = suit(S, np.full(len(S.v), 0.007), lambda v: np.abs(waist - v[:, 2]), 16)
    legs = b.weight_matrix([x for x in b.rig if x.startswith(("upperleg", "lowerleg", "pelvis", "root", "spine"))]).sum(1)
    edge = {"hem": v[:, 2] - (knee + 0.42 * (hip - knee)), "waist": waist - v[:, 2]}
    edge = {k: np.clip(x, -FAR, FAR) for k, x in edge.items()}
    inside = np.minimum(edge["hem"], edge["waist"])
    faces = [i for i in faces if any(inside[k] > -0.035 for k in b.faces[i]) and all(legs[k] > 0.3 for k in b.faces[i])]
    ob = B.make_mesh(f"{S.name}_{name}", b, v, faces, S.rig, edge, subsurf=2, smooth_iter=4)
    follow(S, ob, faces, near)
    thicken(ob)
    ob.data.materials.append(fabric(name, colour, {"hem": 0.02, "waist": 0.03}))
    return ob


def thicken(ob):
    so = ob.modifiers.new("so", "SOLIDIFY")
    so.thickness, so.offset = 0.0025, 1


def fabric(name, colour, edges, balls=(), top=0.0):
    """Matte jersey with soft folds; ``edges``: border -> width of its hem; ``balls``: the borders that are holes (see ``holes``),
    the others are attributes of the mesh; ``top``: the highest the neck's border goes"""
    mat = bpy.data.materials.new(name)
    t = skin.NT(mat)
    out, p = t.node("ShaderNodeOutputMaterial"), t.node("ShaderNodeBsdfPrincipled")
    t.link(p.outputs[0], out.inputs[0])
    r = t.attr("rest").outputs["Vector"]
    x, y, z = t.sep(r)
    folds = t.noise(t.comb(t.m("MULTIPLY", x, 16), t.m("MULTIPLY", y, 16), t.m("MULTIPLY", z, 7)), 1, 2)
    height = t.m("MULTIPLY", folds, 1.0)
    alpha = None
    line = None
    for edge, width in edges.items():
        if edge in balls:
            c, radius, flat = balls[edge]
            far = t.node("ShaderNodeVectorMath", operation="LENGTH")
            t.link(t.comb(t.m("SUBTRACT", t.m("ABSOLUTE", x), c[0]), t.m("SUBTRACT", y, c[1]), t.m("MULTIPLY", t.m("SUBTRACT", z, c[2]), flat)), far.inputs[0])
            a = t.m("SUBTRACT", far.outputs["Value"], radius)
            if edge == "neck":
                a = t.m("MINIMUM", a, t.m("SUBTRACT", top, z))
        else:
            a = t.attr(edge).outputs["Fac"]
        on = t.m("GREATER_THAN", a, 0.0)
        alpha = on if alpha is None else t.m("MULTIPLY", alpha, on)
        seam = t.m("LESS_THAN", t.m("ABSOLUTE", t.m("SUBTRACT", a, width)), 0.0011)
        line = seam if line is None else t.m("MAXIMUM", line, seam)
    weave = t.m("MULTIPLY", t.noise(r, 900, 1), 0.4)
    dark = t.m("MAXIMUM", weave, t.m("MULTIPLY", line, 0.75))
    t.put(p.inputs["Base Color"], t.mix(dark, colour, tuple(np.array(colour) * 0.55)))
    p.inputs["Roughness"].default_value = 0.95
    p.inputs["Specular IOR Level"].default_value = 0.15
    p.inputs["Sheen Weight"].default_value = 0.15
    bump = t.node("ShaderNodeBump")
    bump.inputs["Strength"].default_value, bump.inputs["Distance"].default_value = 0.6, 0.02
    t.put(bump.inputs["Height"], height)
    t.link(bump.outputs[0], p.inputs["Normal"])
    t.put(p.inputs["Alpha"], alpha)
    return mat


def hide_under(S, name, covered):
    """a switch on the person's skin that leaves out what the shirt covers; show() turns it on and off"""
    body = S.obs["body"][0]
    g = body.vertex_groups.new(name="under_" + name)
    used = np.array(list(body["used"]))
    g.add([int(k) for k in np.where(covered[used] & (used < 13380))[0]], 1.0, "REPLACE")
    m = body.modifiers.new("under_" + name, "MASK")
    m.vertex_group, m.invert_vertex_group, m.threshold = g.name, True, 0.5
    m.show_viewport = m.show_render = False
    body.modifiers.move(len(body.modifiers) - 1, list(body.modifiers).index(body.modifiers["sub"]))


def uncover(S, worn):
    """the skin under what is worn is not rendered, all the rest of it is"""
    for m in S.obs["body"][0].modifiers if "body" in S.obs else ():
        if m.name.startswith("under_"):
            m.show_render = m.name in {f"under_{kind}_{colour}" for kind, colour in worn}


# -- gloves, sleeves, trouser legs ------------------------------------------------
def leg_cloth(S, name, kind, colour):
    """shorts, or a trouser leg rolled up over the knee: they cover where the mesh of one leg ends"""
    b, v = S.base, S.v
    knee, hip = S.j["lowerleg01.L"][0][2], S.j["upperleg01.L"][0][2]
    w = b.weight_matrix([*b.descendants("upperleg01.L"), "pelvis.L", "root", "spine05"]).sum(1)
    at = (v[:, 2] - knee) / (hip - knee)
    hem = 0.44 if kind == "shorts" else 0.30
    faces = [i for i in np.where(S.isb)[0] if all(w[k] > 0.5 and v[k][0] > -0.004 and hem - 0.2 < at[k] < 1.5 for k in b.faces[i])]
    loose = 0.010 + (0.016 if kind == "shorts" else 0.006) * np.clip((1 - at) / (1 - hem), 0, 1)
    obs = [cuff(S, name, faces, colour, loose, at, hem, 9.0)]
    if kind == "rolled":
        roll = 0.020 - 0.004 * np.clip(np.abs(at - hem - 0.07) / 0.07, 0, 1.5) ** 2
        obs.append(cuff(S, name + "_roll", faces, tuple(np.array(colour) * 1.15), roll, at, hem - 0.01, hem + 0.14))
    return obs


def cuff(S, name, faces, color, off, at, lo, hi, sub=2):
    off = np.reshape(off, (-1, 1))
    ob = B.make_mesh(f"{S.name}_{name}", S.base, S.v, faces, S.rig, dict(at=at), subsurf=sub, smooth_iter=4, offset=S.n * off)
    sm = ob.modifiers.new("sm", "SMOOTH")
    sm.iterations, sm.factor = (2, 0.3) if sub > 2 else (6, 0.4)
    ob.modifiers.move(len(ob.modifiers) - 1, 2)
    so = ob.modifiers.new("so", "SOLIDIFY")
    so.thickness, so.offset = 0.0012 if sub > 2 else 0.003, 1
    mat = bpy.data.materials.new(name)
    t = skin.NT(mat)
    out, p = t.node("ShaderNodeOutputMaterial"), t.node("ShaderNodeBsdfPrincipled")
    t.link(p.outputs[0], out.inputs[0])
    r = t.attr("rest").outputs["Vector"]
    t.put(p.inputs["Base Color"], t.mix(t.m("MULTIPLY", t.noise(r, 900, 1), 0.6), color, tuple(np.array(color) * 0.55)))
    p.inputs["Roughness"].default_value = 0.85
    p.inputs["Sheen Weight"].default_value = 0.2
    bm = t.node("ShaderNodeBump")
    bm.inputs["Strength"].default_value, bm.inputs["Distance"].default_value = 0.5, 0.008
    t.put(bm.inputs["Height"], t.noise(r, 40, 3))
    t.link(bm.outputs[0], p.inputs["Normal"])
    a = t.attr("at").outputs["Fac"]
    t.put(p.inputs["Alpha"], t.m("MULTIPLY", t.m("GREATER_THAN", a, lo), t.m("LESS_THAN", a, hi)))
    ob.data.materials.append(mat)
    return ob
