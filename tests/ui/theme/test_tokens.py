"""Every pair of colours that meets on the screen is far enough apart to be read."""

from __future__ import annotations

from dataclasses import fields

import pytest

from gmi_trainer.ui.theme.tokens import (
    ALL,
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Tokens,
    tokens_for,
)

GROUNDS = ("bg", "surface", "sunken", "nav")
WRITTEN = [
    *[(ink, ground) for ground in GROUNDS for ink in ("text", "muted", "accent")],
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_accent_soft", "accent_soft"),
    ("text", "accent_soft"),
    ("muted", "accent_soft"),
    ("text", "attention_soft"),
    ("attention", "attention_soft"),
    ("attention", "surface"),
    ("bg", "text"),
    ("left", "surface"),
    ("right", "surface"),
    ("left", "bg"),
    ("right", "bg"),
    *[(ink, ground) for ground in ("bg", "surface", "sunken") for ink in ("ink_one", "ink_two", "ink_three")],
    ("left", "sunken"),
    ("right", "sunken"),
    ("text", "left_soft"),
    ("text", "right_soft"),
    ("left", "left_soft"),
    ("right", "right_soft"),
    ("on_stage", "stage"),
    ("on_stage_muted", "stage"),
    ("on_stage", "calm"),
    ("on_stage_muted", "calm"),
    ("stage_accent", "stage"),
    ("on_breath", "breath"),
    ("on_breath", "breath_core"),
]
LINES = [
    *[
        (line, ground)
        for ground in (*GROUNDS, "accent_soft", "attention_soft")
        for line in ("control", "focus")
    ],
    ("focus", "stage"),
    ("focus", "calm"),
    ("accent", "bg"),
    ("accent", "surface"),
    *[(shape, ground) for ground in ("stage", "calm", "breath_soft") for shape in ("breath", "breath_core")],
]


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, one: str, other: str) -> float:
    lighter, darker = sorted(
        (luminance(getattr(tokens, one)), luminance(getattr(tokens, other))), reverse=True
    )
    return (lighter + 0.05) / (darker + 0.05)


def colour_names() -> list[str]:
    return [field.name for field in fields(Tokens) if field.type == "str" and field.name != "name"]


def test_the_measure_itself_knows_black_on_white() -> None:
    assert contrast(HIGH_CONTRAST_LIGHT, "text", "surface") == pytest.approx(21)


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "ground"), WRITTEN)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(tokens, ink, ground) >= (7 if tokens.is_high_contrast else 4.5)


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_controls_and_the_focus_ring_can_be_seen(tokens: Tokens, line: str, ground: str) -> None:
    assert contrast(tokens, line, ground) >= 3


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_nothing_is_red(tokens: Tokens) -> None:
    for name in colour_names():
        colour = getattr(tokens, name)
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert not (red > 120 and green < red * 0.5 and blue < red * 0.5), name


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_the_stage_is_a_neutral_grey(tokens: Tokens) -> None:
    assert tokens.stage[1:3] == tokens.stage[3:5] == tokens.stage[5:7]


def test_the_stage_is_mid_light_by_day_and_mid_dark_by_night() -> None:
    assert 0.4 < luminance(LIGHT.stage) < 0.7
    assert 0.02 < luminance(DARK.stage) < 0.1


def test_each_need_has_its_table() -> None:
    assert tokens_for(dark=False, high_contrast=False) is LIGHT
    assert tokens_for(dark=True, high_contrast=False) is DARK
    assert tokens_for(dark=False, high_contrast=True) is HIGH_CONTRAST_LIGHT
    assert tokens_for(dark=True, high_contrast=True) is HIGH_CONTRAST_DARK
