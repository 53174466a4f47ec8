"""python make_test_sets.py: writes ../test_sets/PART-1.json of every part from the manifest, where it is not there yet.

Items 1-20 are twenty different pictures, ten a side. Items 21-40 are their mirror twins, turned the other way,
so that over 40 both sides are exact mirrors of one another. The rest is ten more pictures with their twins.
A released set is never changed: a better one gets the next version. The same manifest gives the same sets (hand-1 and foot-1
were drawn before `bettered` was there).
"""

import json
import random
from collections import Counter
from pathlib import Path

LIBRARY = Path(__file__).resolve().parent.parent
ROTATIONS = [0, 45, 90, 135, 180, -135, -90, -45]
FIRST_EXTRA = [45, -135]  # two more make ten a side; the twins bring -45 and 135
WARM_UP_TURNS = [0, 45, 180, -90]
TRIES = 30_000
SWAPS = 20_000
DIFFERENT = 34  # 20 and 10 pictures, and 4 to warm up


def mirrored_deg(degrees):
    return 180 if degrees == 180 else -degrees


def spread(values):
    """How unevenly values are spread: 0 is best."""
    counts = Counter(values)
    return sum(n * n for n in counts.values())


def bettered(best, cost_of, changed, rng):
    """Small changes, one after the other, that make it no less even: what drawing at random never quite finds."""
    cost = cost_of(best)
    for _ in range(SWAPS):
        other = changed(best, rng)
        if (other_cost := cost_of(other)) <= cost:
            best, cost = other, other_cost
    return best


def choose(pictures, count, rng):
    """Pictures with views, people and postures as evenly spread as chance finds them."""

    def cost_of(drawn):
        return 2 * spread(p["view"] for p in drawn) + 20 * spread(p["person"] for p in drawn) + spread(p["posture"] for p in drawn)

    def with_another(drawn, rng):
        ids = {p["id"] for p in drawn}
        rest = [p for p in pictures if p["id"] not in ids]
        if not rest:
            return drawn
        out = list(drawn)
        out[rng.randrange(count)] = rng.choice(rest)
        return out

    return bettered(min((rng.sample(pictures, count) for _ in range(TRIES)), key=cost_of), cost_of, with_another, rng)


def halves(pictures, left_turns, right_turns, rng):
    """One side and one rotation a picture; each view, person and rotation shared by both sides."""
    half = len(pictures) // 2

    def cost_of(drawn):
        return (
            2 * spread((p["view"], m) for p, m, _ in drawn)
            + 20 * spread((p["person"], m) for p, m, _ in drawn)
            + spread((p["posture"], m) for p, m, _ in drawn)
            + spread((p["view"], abs(r)) for p, _, r in drawn)
        )

    def dealt():
        order = rng.sample(pictures, len(pictures))
        turns = rng.sample(left_turns, half) + rng.sample(right_turns, half)
        return [(p, n >= half, turns[n]) for n, p in enumerate(order)]

    def with_two_swapped(drawn, rng):
        out = list(drawn)
        a, b = rng.sample(range(len(out)), 2)
        out[a], out[b] = (out[b][0], *out[a][1:]), (out[a][0], *out[b][1:])
        return out

    return bettered(min((dealt() for _ in range(TRIES)), key=cost_of), cost_of, with_two_swapped, rng)


def in_order(drawn, rng):
    """No more than three equal answers in a row, twice over (the twins follow in the same order)."""
    while True:
        order = rng.sample(drawn, len(drawn))
        sides = [m for _, m, _ in order] + [not m for _, m, _ in order]
        if all(len(set(sides[n : n + 4])) == 2 for n in range(len(sides) - 3)):
            return order


def item(picture, mirrored, degrees):
    return {"picture": picture["id"], "mirrored": mirrored, "rotation_deg": degrees}


def with_twins(order):
    return [item(*one) for one in order] + [item(p, not m, mirrored_deg(r)) for p, m, r in order]


def test_set(part, pictures, seed):
    rng = random.Random(seed)
    first = choose(pictures, 20, rng)
    names = {p["id"] for p in first}
    others = [p for p in pictures if p["id"] not in names]
    second = choose(others, 10, rng)
    names |= {p["id"] for p in second}
    warm = choose([p for p in pictures if p["id"] not in names], 4, rng)
    ten = ROTATIONS + FIRST_EXTRA
    items = with_twins(in_order(halves(first, ten, ten, rng), rng))
    # one side of the last pictures and the other side's twins share what 20 a side leaves over
    left, twins = [0, 90, 180, -90, 45], [135, -135, -45, 90, -90]
    items += with_twins(in_order(halves(second, left, [mirrored_deg(r) for r in twins], rng), rng))
    return {
        "format": 1,
        "id": f"{part}-1",
        "part": part,
        "version": 1,
        "rotations": ROTATIONS,
        "warm_ups": [item(p, n % 2 == 1, WARM_UP_TURNS[n]) for n, p in enumerate(warm)],
        "items": items,
    }


def written(stored):
    """One item a line."""
    head = [f'"{k}": {json.dumps(stored[k])}' for k in ("format", "id", "part", "version", "rotations")]
    lists = [f'"{k}": [\n  ' + ",\n  ".join(map(json.dumps, stored[k])) + "\n]" for k in ("warm_ups", "items")]
    return "{\n" + ",\n".join(head + lists) + "\n}\n"


def main():
    manifest = [json.loads(line) for line in (LIBRARY / "manifest.jsonl").read_text("utf-8").splitlines()]
    for part in dict.fromkeys(p["part"] for p in manifest):
        plain = [p for p in manifest if p["part"] == part and p["level"] == 1]
        path = LIBRARY / "test_sets" / f"{part}-1.json"
        if path.exists():
            print(path.name, "is released and stays as it is")
            continue
        if len(plain) < DIFFERENT:
            print(path.name, "needs", DIFFERENT, "plain pictures; there are", len(plain))
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(test_set(part, plain, seed=20)), "utf-8")
        print(path.name, "from", len(plain), "pictures")


if __name__ == "__main__":
    main()
