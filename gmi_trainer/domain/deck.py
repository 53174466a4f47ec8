"""A balanced deck: equal sides, views and turns, few equal answers in a row, no picture again too soon."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from itertools import cycle, islice
from random import Random

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Picture, Stimulus

MOST_EQUAL_ANSWERS = 3
NO_REPEAT_WITHIN = 10
ORDER_TRIES = 200


def draw_deck(
    pictures: Sequence[Picture],
    rotations: Sequence[int],
    length: int,
    rng: Random,
    before: Sequence[Stimulus] = (),
) -> tuple[Stimulus, ...]:
    """Draw ``length`` stimuli at random but balanced, in an order fit to be shown.

    Sides are equal (an odd one goes to either by chance), every side gets every turn equally often as
    far as the length allows, and views take turns so that none is seen more than others where the
    pictures allow it. ``before``: what is shown just before. UserProblem(TOO_FEW_PICTURES) without pictures.
    """
    if not pictures:
        raise UserProblem(Problem.TOO_FEW_PICTURES, least=1)
    chosen = list(islice(_by_view_in_turn(pictures, rng), length))
    extra = rng.choice(list(Side))
    sides = _sides_within_views(chosen, extra, rng)
    turns = {side: _equal_shares(rotations, sides.count(side), rng) for side in Side}
    stimuli = [
        Stimulus(picture, mirrored=picture.side is not side, rotation_deg=turns[side].popleft())
        for picture, side in zip(chosen, sides, strict=True)
    ]
    return arrange(stimuli, rng, before)


def arrange(
    stimuli: Sequence[Stimulus], rng: Random, before: Sequence[Stimulus] = ()
) -> tuple[Stimulus, ...]:
    """Put stimuli into an order with at most 3 equal answers in a row and no picture again within 10.

    ``before``: what was shown just before (warm-ups). A small set cannot keep the distance; then it is
    shortened step by step, as far as the set allows. Which side comes when is otherwise pure chance.
    """
    different = len({s.picture.picture_id for s in stimuli})
    possible = NO_REPEAT_WITHIN if different == len(stimuli) else min(NO_REPEAT_WITHIN, different - 1)
    for apart in range(possible, -1, -1):
        for _ in range(ORDER_TRIES):
            order = _try_order(stimuli, rng, before, apart)
            if order is not None:
                return order
    shuffled = list(stimuli)  # equal answers cannot be kept apart: all on one side
    rng.shuffle(shuffled)
    return tuple(shuffled)


def follows_rules(shown: Sequence[Stimulus], candidate: Stimulus, apart: int) -> bool:
    """Whether ``candidate`` may come next after ``shown``."""
    run = [s.side for s in shown[-MOST_EQUAL_ANSWERS:]]
    if len(run) == MOST_EQUAL_ANSWERS and all(side is candidate.side for side in run):
        return False
    recent = shown[-apart:] if apart else ()
    return all(s.picture.picture_id != candidate.picture.picture_id for s in recent)


def _try_order(
    stimuli: Sequence[Stimulus], rng: Random, before: Sequence[Stimulus], apart: int
) -> tuple[Stimulus, ...] | None:
    left = list(stimuli)
    rng.shuffle(left)
    shown = list(before)
    while left:
        fit = next((i for i, s in enumerate(left) if follows_rules(shown, s, apart)), None)
        if fit is None:
            return None
        shown.append(left.pop(fit))
    return tuple(shown[len(before) :])


def _by_view_in_turn(pictures: Sequence[Picture], rng: Random) -> cycle[Picture]:
    """All pictures once, views taking turns as long as they last; then the same again."""
    by_view: dict[str, list[Picture]] = {}
    for picture in pictures:
        by_view.setdefault(picture.view, []).append(picture)
    piles = list(by_view.values())
    for pile in piles:
        rng.shuffle(pile)
    rng.shuffle(piles)
    order: list[Picture] = []
    while any(piles):
        order.extend(pile.pop() for pile in piles if pile)
    return cycle(order)


def _sides_within_views(chosen: Sequence[Picture], extra: Side, rng: Random) -> list[Side]:
    """A side for every picture: equal in all, and within each view as equal as can be.

    A picture drawn twice shows its other side the second time.
    """
    quota = Counter({extra: (len(chosen) + 1) // 2, extra.other: len(chosen) // 2})
    per_view: dict[str, Counter[Side]] = {}
    per_picture: dict[str, Counter[Side]] = {}
    sides = []
    for picture in chosen:
        view = per_view.setdefault(picture.view, Counter())
        same = per_picture.setdefault(picture.picture_id, Counter())
        tie = rng.random()
        wish = min(
            Side, key=lambda s: (quota[s] == 0, same[s], view[s], -quota[s], tie if s is Side.LEFT else 0.5)
        )
        sides.append(wish)
        quota[wish] -= 1
        view[wish] += 1
        same[wish] += 1
    return sides


def _equal_shares(rotations: Sequence[int], count: int, rng: Random) -> deque[int]:
    """``count`` turns, each as often as the others give or take one, in random order."""
    turns: list[int] = []
    while len(turns) < count:
        round_ = list(rotations)
        rng.shuffle(round_)
        turns.extend(round_[: count - len(turns)])
    rng.shuffle(turns)
    return deque(turns)
