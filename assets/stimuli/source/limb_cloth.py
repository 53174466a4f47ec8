"""What a single arm or leg wears: shorts, a rolled trouser leg, a short or pushed-up sleeve. It hides where the mesh of the limb ends."""

import numpy as np

from limb_mesh import longer

KINDS = ("shortleg", "rolled", "shortsleeve", "pushed")


def wear(S, name, kind, colour, cuff):
    return (leg if kind in ("shortleg", "rolled") else arm)(S, name, kind, colour, cuff)


def hemmed(S, name, limb, faces, colour, at, hem, loose, roll, cuff):
    """a tube of cloth that ends at ``at`` = hem, looser there; with a roll or a sewn edge around the end"""
    near = np.clip(1 - (at - hem) / 0.5, 0, 1)
    off = 0.009 + loose * near**2
    obs = [cuff(S, name, faces(hem - 0.16), colour, off[:, None], at, hem, 9.0)]
    longer(S, obs[0], limb, .20)
    width, thick = (0.15, 0.010) if roll else (0.055, 0.0022)
    off = off + thick * np.clip(1 - (np.abs(at - hem - width / 2) / width * 1.7) ** 4, 0, 1)
    obs.append(cuff(S, name + "_hem", faces(hem - 0.16, hem + width + 0.14), tuple(np.array(colour) * 1.12), off[:, None], at, hem - 0.012, hem + width))
    return obs


def leg(S, name, kind, colour, cuff):
    """``at``: 0 at the knee, 1 at the hip"""
    b, v = S.base, S.v
    knee, hip = S.j["lowerleg01.L"][0][2], S.j["upperleg01.L"][0][2]
    w = b.weight_matrix(b.descendants("upperleg01.L")).sum(1)
    at = (v[:, 2] - knee) / (hip - knee)

    def faces(lo, hi=1.5):
        return [i for i in np.where(S.isb)[0] if all(w[k] > 0.3 and v[k][0] > 0.004 and lo < at[k] < hi for k in b.faces[i])]

    return hemmed(S, name, "leg", faces, colour, at, *((0.50, 0.015, False) if kind == "shortleg" else (0.36, 0.006, True)), cuff)


def arm(S, name, kind, colour, cuff):
    """``at``: 0 at the elbow, 1 at the shoulder"""
    b, v = S.base, S.v
    elbow, top = S.j["lowerarm01.L"][0], S.j["upperarm01.L"][0]
    w = b.weight_matrix(b.descendants("shoulder01.L")).sum(1)
    at = (v - elbow) @ (top - elbow) / ((top - elbow) @ (top - elbow))

    def faces(lo, hi=1.6):
        return [i for i in np.where(S.isb)[0] if all(w[k] > 0.45 and lo < at[k] < hi for k in b.faces[i])]

    return hemmed(S, name, "arm", faces, colour, at, *((0.48, 0.012, False) if kind == "shortsleeve" else (0.36, 0.004, True)), cuff)
