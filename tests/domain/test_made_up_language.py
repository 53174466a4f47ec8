"""The made-up language shows which words can be translated, and leaves fields as they are."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.made_up_language import made_up


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Start", "[Stárt ~~~]"),
        ("{n} of {all}", "[{n} óf {all} ~~~]"),
        ("About {minutes} min", "[Ábóút {minutes} míñ ~~~]"),
        ("", "[ ~~~]"),
    ],
)
def test_the_made_up_language_is_longer_and_keeps_its_fields(text: str, said: str) -> None:
    assert made_up(text) == said
