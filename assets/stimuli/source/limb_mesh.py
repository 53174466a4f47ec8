"""A single arm or leg, and its sleeve, drawn out beyond shoulder or hip: so its hollow end lies outside the round frame."""

import bmesh
import numpy as np

from mh_body import unit

FROM = {"leg": ("lowerleg01.L", "upperleg01.L"), "arm": ("lowerarm01.L", "upperarm01.L")}


def longer(S, ob, limb, by=.17):
    """Draws the upper end out along the limb, stiffly fixed to its upper bone. Gives the old vertex each new one was drawn from."""
    low, bone = FROM[limb]
    along = unit(S.j[bone][0] - S.j[low][0])
    if bone not in ob.vertex_groups:
        ob.vertex_groups.new(name=bone)
    group = ob.vertex_groups[bone].index
    bm = bmesh.new()
    bm.from_mesh(ob.data)
    source = bm.verts.layers.int.new("source")
    deform = bm.verts.layers.deform.verify()
    for n, v in enumerate(bm.verts):
        v[source] = n
    half = np.mean([np.array(v.co) @ along for v in bm.verts])
    ring = [e for e in bm.edges if e.is_boundary and all(np.array(v.co) @ along > half for v in e.verts)]
    old = len(bm.verts)
    made = [g for g in bmesh.ops.extrude_edge_only(bm, edges=ring)["geom"] if isinstance(g, bmesh.types.BMVert)]
    for v in made:
        v.co += type(v.co)(along * by)
        v[deform].clear()
        v[deform][group] = 1.0
    bm.verts.index_update()
    bm.verts.ensure_lookup_table()
    drawn = [bm.verts[n][source] for n in range(old, len(bm.verts))]
    for f in bm.faces:
        f.smooth = True
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.verts.layers.int.remove(source)
    bm.to_mesh(ob.data)
    bm.free()
    ob.data.update()
    return drawn
