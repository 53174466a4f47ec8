"""While somebody breathes the old is set aside, and comes back."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from gmi_trainer.ui.breathe.small_collections import SmallCollections


@pytest.fixture
def small() -> Iterator[SmallCollections]:
    small = SmallCollections()
    yield small
    small.leave()


class _Ring:
    def __init__(self) -> None:
        self.me = self


def test_what_lives_is_set_aside_and_garbage_still_collected(small: SmallCollections) -> None:
    small.enter()
    assert small.is_on
    assert gc.get_freeze_count() > 0
    gc.collect()
    for _ in range(50):
        _Ring()

    assert gc.collect() >= 50


def test_entering_and_leaving_twice_does_nothing(small: SmallCollections) -> None:
    small.enter()
    set_aside = gc.get_freeze_count()
    kept = [_Ring() for _ in range(100)]
    small.enter()
    assert gc.get_freeze_count() <= set_aside
    small.leave()
    small.leave()

    assert gc.get_freeze_count() == 0
    assert not small.is_on
    assert len(kept) == 100
