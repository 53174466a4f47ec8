"""Hair on the head: a cap of painted hair on the scalp, with a bun or not, and short strands that stand out of it."""

import bpy
import numpy as np

import blender_scene as B
import skin
from mh_body import N_BODY, unit

DARK, BLACK, BROWN, GREYING, GREY, WHITE = (0.012, 0.008, 0.006), (0.007, 0.006, 0.006), (0.060, 0.028, 0.013), (0.05, 0.045, 0.042), (0.17, 0.165, 0.16), (0.42, 0.40, 0.38)
# thickness of the cap in mm, length of the strands (0: none), bun or not, colour
STYLES = {
    "m_light": (1.5, 0.011, False, BROWN), "f_brown": (2.5, 0.020, False, DARK), "f_medium": (4.0, 0.0, True, BLACK),
    "m_dark": (1.2, 0.007, False, BLACK), "f_rosy_old": (10.0, 0.016, False, WHITE), "m_tan": (1.6, 0.011, False, DARK),
    "m_medium_mid": (1.8, 0.012, False, GREYING), "f_dark_mid": (4.0, 0.0, True, BLACK), "m_brown_old": (1.3, 0.008, False, GREY),
    "f_tan_old": (4.5, 0.0, True, GREY),
}  # fmt: skip


def scalp(S):
    """0..1 for every vertex of the body: where hair grows"""
    hv = S.v[:N_BODY]
    hw = S.base.weight_matrix(["head"]).sum(1)[:N_BODY]
    idx = np.where(hw > 0.9)[0]
    top, back, front = hv[idx, 2].max(), hv[idx, 1].max(), hv[idx, 1].min()
    eye = S.v[14598:14742].mean(0)
    H = top - eye[2]
    # hairline: from high on the forehead to low on the nape
    zz = (hv[:, 2] - eye[2]) / H
    yy = (hv[:, 1] - front) / (back - front)
    line = np.interp(yy, [0, 0.22, 0.40, 0.52, 0.62, 0.85, 1], [0.70, 0.62, 0.45, 0.15, -0.15, -0.62, -0.75])
    m = skin.smoothstep(-0.10, 0.14, zz - line) * (hw > 0.3)
    ear = S.base.mask_values("mpfb_ears.jpg")
    for i in np.where(ear > 0.35)[0]:
        m[[k for k in S.base.faces[i] if k < N_BODY]] = 0
    return m, np.array([0.0, (back + front) / 2, (top + eye[2]) / 2]), H


def hair(S):
    thick, length, bun, colour = STYLES.get(S.name, (1.5, 0.012, False, BROWN))
    m, centre, H = scalp(S)
    v, b = S.v, S.base
    faces = [i for i in np.where(S.isb)[0] if any(m[k] > 0.01 for k in b.faces[i])]
    full = np.zeros(len(v))
    full[:N_BODY] = m
    to = unit(np.array([0, 0.90, -0.10]) if bun else np.array([0, 0.45, 0.9]))  # where the strands run to, or from
    q = v - centre
    e1 = np.array([1.0, 0, 0])
    e2 = np.cross(to, e1)
    ang = np.stack([q @ e1, q @ e2], 1)
    ang /= np.maximum(np.linalg.norm(ang, axis=1, keepdims=True), 1e-6)
    r = np.arccos(np.clip(q @ to / np.linalg.norm(q, axis=1), -1, 1))
    flow = np.stack([ang[:, 0], ang[:, 1], r], 1)
    off = S.n * (0.0008 + 0.001 * thick * skin.smoothstep(0.3, 1.0, full))[:, None]
    ob = B.make_mesh(f"{S.name}_hair", b, v, faces, S.rig, dict(grow=full, flow=flow), subsurf=2, smooth_iter=0, offset=off)
    if thick > 4:
        sm = ob.modifiers.new("sm", "SMOOTH")
        sm.iterations, sm.factor = 3, 0.5
        ob.modifiers.move(len(ob.modifiers) - 1, 1)
    ob.data.materials.append(painted("hair_" + S.name, colour))
    obs = [ob]
    if bun:
        obs.append(knot(S, centre, to, H, ob.data.materials[0]))
    if length:
        strands(S, ob, faces, full, length, colour)
    return obs


def knot(S, centre, to, H, mat):
    """a bun: a flattened ball of wound hair where the strands run to"""
    bpy.ops.mesh.primitive_uv_sphere_add(segments=48, ring_count=24, radius=1)
    ob = bpy.context.object
    ob.name = f"{S.name}_bun"
    head = S.v[:N_BODY][S.base.weight_matrix(["head"]).sum(1)[:N_BODY] > 0.9]
    c = centre + to * (((head - centre) @ to).max() + 0.016)
    e1 = np.array([1.0, 0, 0])
    e2 = np.cross(to, e1)
    p = np.array([x.co[:] for x in ob.data.vertices])
    phi, r = np.arctan2(p[:, 1], p[:, 0]), np.arccos(np.clip(p[:, 2], -1, 1))
    wound = 1 + 0.06 * np.sin(2 * phi + 5 * r)  # two strands wound about each other
    pos = c + (p[:, :1] * e1 + p[:, 1:2] * e2) * 0.036 * wound[:, None] + p[:, 2:] * to * 0.028
    ob.data.vertices.foreach_set("co", pos.astype(np.float32).ravel())
    turn = 1.2 * r
    for key, val in (("grow", np.ones(len(p))), ("flow", np.stack([np.cos(3 * r + phi * 0.5), np.sin(3 * r + phi * 0.5), turn], 1)), ("rest", pos)):
        a = ob.data.attributes.new(key, "FLOAT" if val.ndim == 1 else "FLOAT_VECTOR", "POINT")
        a.data.foreach_set("value" if val.ndim == 1 else "vector", val.astype(np.float32).ravel())
    for f in ob.data.polygons:
        f.use_smooth = True
    g = ob.vertex_groups.new(name="head")
    g.add(list(range(len(p))), 1.0, "REPLACE")
    ob.modifiers.new("arm", "ARMATURE").object = S.rig
    ob.data.materials.append(mat)
    return ob


def painted(name, colour):
    """streaks that run along the hair, a soft gloss, and a hairline that frays out"""
    mat = bpy.data.materials.new(name)
    t = skin.NT(mat)
    out, p = t.node("ShaderNodeOutputMaterial"), t.node("ShaderNodeBsdfPrincipled")
    t.link(p.outputs[0], out.inputs[0])
    x, y, z = t.sep(t.attr("flow").outputs["Vector"])
    fine = t.noise(t.comb(t.m("MULTIPLY", x, 55), t.m("MULTIPLY", y, 55), t.m("MULTIPLY", z, 5)), 1, 2)
    broad = t.noise(t.comb(t.m("MULTIPLY", x, 12), t.m("MULTIPLY", y, 12), t.m("MULTIPLY", z, 2)), 1, 1)
    c = np.array(colour)
    k = t.m("ADD", t.m("MULTIPLY", fine, 0.6), t.m("MULTIPLY", broad, 0.4))
    t.put(p.inputs["Base Color"], t.mix(t.ramp(k, 0.36, 0.64), tuple(c * 0.35), tuple(c * 2.4 + 0.004)))
    p.inputs["Roughness"].default_value = 0.42
    p.inputs["Specular IOR Level"].default_value = 0.35
    bump = t.node("ShaderNodeBump")
    bump.inputs["Strength"].default_value, bump.inputs["Distance"].default_value = 1.0, 0.008
    t.put(bump.inputs["Height"], k)
    t.link(bump.outputs[0], p.inputs["Normal"])
    grow = t.attr("grow").outputs["Fac"]
    t.put(p.inputs["Alpha"], t.ramp(t.m("ADD", grow, t.m("MULTIPLY", t.m("SUBTRACT", fine, 0.5), 1.4)), 0.38, 0.62))
    return mat


def strands(S, ob, faces, full, length, colour):
    used = np.unique(np.concatenate([np.array(S.base.faces[i]) for i in faces]))
    g = ob.vertex_groups.new(name="scalp")
    for k, o in enumerate(used):
        if full[o] > 0.15:
            g.add([k], float(skin.smoothstep(0.1, 0.6, full[o])), "REPLACE")
    mod = ob.modifiers.new("hair", "PARTICLE_SYSTEM")
    ps = mod.particle_system
    st = ps.settings
    st.type = "HAIR"
    st.count = 4000
    st.hair_length = length
    st.hair_step = 3
    st.child_type = "INTERPOLATED"
    st.rendered_child_count = 12
    st.child_length = 1.0
    st.roughness_2 = 0.006
    st.roughness_endpoint = 0.004
    # direction: mostly along the normal, combed back and down (never into the skull)
    st.normal_factor = 0.22 * length
    st.object_align_factor = (0, 0.16 * length, -0.09 * length)
    st.root_radius, st.tip_radius, st.radius_scale = 0.10, 0.03, 0.0018
    ps.vertex_group_density = "scalp"
    mat = bpy.data.materials.new("strands_" + S.name)
    t = skin.NT(mat)
    out, h = t.node("ShaderNodeOutputMaterial"), t.node("ShaderNodeBsdfHairPrincipled")
    t.link(h.outputs[0], out.inputs[0])
    h.parametrization = "COLOR"
    h.inputs["Color"].default_value = (*colour, 1)
    ob.data.materials.append(mat)
    st.material = len(ob.data.materials)
