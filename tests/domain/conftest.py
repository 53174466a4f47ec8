"""Property tests search the same examples on every machine, and no clock ends them."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile(
    "the same everywhere", derandomize=True, deadline=None, max_examples=150, database=None
)
settings.load_profile("the same everywhere")
