"""What a person chose, and what the computer asks for, become one look."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gmi_trainer.ui.theme.theme import TEXT_PERCENTS, Scheme, SystemLook, Theme, read_system_look, resolve
from gmi_trainer.ui.theme.tokens import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, Tokens


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        (SystemLook(), LIGHT),
        (SystemLook(dark=True), DARK),
        (SystemLook(high_contrast=True), HIGH_CONTRAST_LIGHT),
        (SystemLook(dark=True, high_contrast=True), HIGH_CONTRAST_DARK),
    ],
)
def test_following_the_system(system: SystemLook, expected: Tokens) -> None:
    assert resolve(Theme(Scheme.SYSTEM), system) is expected


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        (Scheme.LIGHT, LIGHT),
        (Scheme.DARK, DARK),
        (Scheme.HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_LIGHT),
        (Scheme.HIGH_CONTRAST_DARK, HIGH_CONTRAST_DARK),
    ],
)
@pytest.mark.parametrize("system", [SystemLook(), SystemLook(dark=True, high_contrast=True)])
def test_a_choice_wins_over_the_system(scheme: Scheme, expected: Tokens, system: SystemLook) -> None:
    assert resolve(Theme(scheme), system) is expected


@pytest.mark.parametrize("percent", TEXT_PERCENTS)
def test_lengths_grow_with_the_text(percent: int) -> None:
    assert Theme(text_percent=percent).px(48) == 48 * percent // 100


def test_a_platform_without_a_wish_asks_for_nothing(qapp: QApplication) -> None:
    assert read_system_look(QGuiApplication.styleHints()) == SystemLook()
