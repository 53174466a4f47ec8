"""Tokens and text size as one Qt style sheet. A variant is a ``role`` property; nothing has a fixed width."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from string import Template

from gmi_trainer.ui.theme.theme import BASE_TEXT_PX, Theme
from gmi_trainer.ui.theme.tokens import Tokens

TOUCH_PX = 48  # the smallest target, at 100 %

_SHEET = Template("""
* { outline: 0; }
QMainWindow, QDialog, QMessageBox, QWidget[role="page"], QWidget[role="window"] { background: $bg; }
QStackedWidget, QScrollArea, QWidget[role="plain"] { background: transparent; border: none; }
QWidget[role="nav"] { background: $nav; border: none; border-right: ${line}px solid $border; }
QWidget[role="nav"][shape="top"] { border-right: none; border-bottom: ${line}px solid $border; }
QWidget[role="stage"] { background: $stage; }
QWidget[role="calm"] { background: $calm; }

QLabel { background: transparent; color: $text; }
QLabel[role="display"] { font-size: ${t_display}px; font-weight: 700; }
QLabel[role="title"] { font-size: ${t_title}px; font-weight: 700; }
QLabel[role="heading"] { font-size: ${t_heading}px; font-weight: 600; }
QLabel[role="lede"] { font-size: ${t_lede}px; color: $muted; }
QLabel[role="large"] { font-size: ${t_lede}px; }
QLabel[role="reading"] { font-size: ${t_lede}px; selection-background-color: $accent_soft;
    selection-color: $on_accent_soft; }
QLabel[role="eyebrow"] { color: $accent; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { font-size: ${t_small}px; color: $muted; }
QLabel[role="field"] { font-weight: 600; }
QLabel[role="brand"] { font-size: ${t_brand}px; font-weight: 700; color: $accent; }
QLabel[role="number"] { font-size: ${t_number}px; font-weight: 600; }
QLabel[role="stage"] { background: transparent; color: $on_stage; }
QLabel[role="stage-large"] { color: $on_stage; font-size: ${t_lede}px; }
QLabel[role="stage-key"] { color: $on_stage; font-size: ${t_heading}px; font-weight: 600;
    border: ${edge}px solid $on_stage_muted; border-radius: ${r_control}px;
    min-width: ${touch}px; min-height: ${touch}px; }
QLabel[role="stage-title"] { color: $on_stage; font-size: ${t_title}px; font-weight: 700; }
QLabel[role="stage-muted"] { color: $on_stage_muted; }

QFrame[role="card"] { background: $surface; border: ${line}px solid $border; border-radius: ${r_card}px; }
QFrame[role="well"] { background: $sunken; border: none; border-radius: ${r_card}px; }
QFrame[role="notice"] { background: $accent_soft; border: ${notice_line}px solid $on_accent_soft;
    border-radius: ${r_control}px; }
QFrame[role="notice"][kind="attention"] { background: $attention_soft; border-color: $attention; }
QFrame[role="notice"] QLabel { color: $text; }
QFrame[role="undo"] { background: $text; border: none; border-radius: ${r_control}px; }
QFrame[role="undo"] QLabel { color: $bg; }
QFrame[role="rule"] { background: $border; border: none; max-height: ${line}px; min-height: ${line}px; }

QPushButton { background: $surface; color: $text; border: ${ring}px solid transparent;
    background-clip: padding;
    border-radius: ${r_button}px; padding: ${pad_y}px ${pad_x}px; min-height: ${inner}px;
    font-weight: 600; }
QPushButton, QPushButton[role="secondary"] { border: ${edge}px solid $control; margin: ${slack}px; }
QPushButton:hover, QPushButton[role="secondary"]:hover { background: $accent_soft; }
QPushButton:pressed, QPushButton[role="secondary"]:pressed { background: $sunken; }
QPushButton:disabled, QPushButton[role="secondary"]:disabled { color: $muted; border-color: $border;
    background: transparent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: ${ring}px solid transparent;
    margin: 0; padding: ${pad_y}px ${pad_x_wide}px; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $muted; }
QPushButton[role="primary"][large="true"] { font-size: ${t_heading}px; min-height: ${inner_large}px; }
QPushButton[role="quiet"] { background: transparent; color: $accent; border: ${ring}px solid transparent;
    margin: 0;
    padding: ${pad_y}px ${pad_x_narrow}px; }
QPushButton[role="quiet"]:hover { background: $accent_soft; color: $on_accent_soft; }
QPushButton[role="quiet"]:pressed { background: $sunken; }
QPushButton[role="quiet"]:disabled { color: $muted; background: transparent; }
QPushButton[role="undo"] { background: transparent; color: $bg; border: ${edge}px solid $bg;
    margin: ${slack}px; }
QPushButton[role="undo"]:hover, QPushButton[role="undo"]:pressed { background: $bg; color: $text; }
QPushButton[role="stage"] { background: transparent; color: $on_stage;
    border: ${edge}px solid $on_stage_muted;
    margin: ${slack}px; }
QPushButton[role="stage"]:hover { border-color: $on_stage; }
QPushButton:focus, QPushButton[role="secondary"]:focus, QPushButton[role="primary"]:focus,
QPushButton[role="quiet"]:focus, QPushButton[role="stage"]:focus { border: ${ring}px solid $focus;
    margin: 0; }
QPushButton[role="undo"]:focus { border: ${ring}px solid $bg; margin: 0; background: $bg; color: $text; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: ${edge}px solid $control; border-radius: ${r_button}px;
    padding: ${pad_y}px ${pad_field}px; margin: ${slack}px; min-height: ${inner}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus,
    QTextEdit:focus {
    border: ${ring}px solid $focus; margin: 0; }
QLineEdit[role="code"], QPlainTextEdit[role="code"] { font-size: ${t_heading}px; font-weight: 600; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: $muted; border-color: $border; }
QComboBox { combobox-popup: 0; padding-right: ${pad_arrow}px; font-weight: 500; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right; border: none;
    width: ${icon}px; padding-right: ${pad_field}px; }
QComboBox::down-arrow { image: url("$arrow_down"); width: ${icon}px; height: ${icon}px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: ${edge}px solid $control;
    padding: ${gap}px; selection-background-color: $accent_soft; selection-color: $on_accent_soft; }
QComboBox QAbstractItemView::item { min-height: ${touch}px; padding: 0 ${gap}px;
    border-radius: ${r_small}px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $on_accent_soft; }
QSpinBox, QDoubleSpinBox { padding-right: ${touch}px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right;
    width: ${touch}px; border: none; background: transparent; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border;
    subcontrol-position: bottom right;
    width: ${touch}px; border: none; background: transparent; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$arrow_up"); width: ${icon}px;
    height: ${icon}px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$arrow_down"); width: ${icon}px;
    height: ${icon}px; }

QCheckBox, QRadioButton { color: $text; spacing: ${gap_wide}px; border: ${ring}px solid transparent;
    border-radius: ${r_button}px; padding: ${pad_y}px ${gap}px; min-height: ${inner}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: ${icon}px; height: ${icon}px; background: $surface;
    border: ${edge}px solid $control; border-radius: ${r_small}px; }
QRadioButton::indicator { border-radius: ${half_indicator}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$dot"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunken;
    border-color: $border; }

QProgressBar { background: $sunken; border: ${bar_line}px solid $control; border-radius: ${r_bar}px;
    min-height: ${bar}px; max-height: ${bar}px; color: transparent; }
QProgressBar[role="reading"] { background: $border; border: none; border-radius: 0; min-height: ${bar_thin}px;
    max-height: ${bar_thin}px; }
QProgressBar[role="reading"]::chunk { border-radius: 0; }
QProgressBar[role="dots"] { background: transparent; border: none; min-height: 0; max-height: ${touch}px; }
QProgressBar::chunk { background: $accent; border-radius: ${r_bar}px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${scroll}px; }
QScrollBar:horizontal { height: ${scroll}px; }
QScrollBar::handle { background: $control; border: ${scroll_edge}px solid transparent;
    background-clip: padding;
    border-radius: ${r_scroll}px; }
QScrollBar::handle:vertical { min-height: ${touch}px; }
QScrollBar::handle:horizontal { min-width: ${touch}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QAbstractItemView { background: $surface; color: $text; alternate-background-color: $bg;
    border: ${line}px solid $border; border-radius: ${r_control}px; gridline-color: $border;
    selection-background-color: $accent_soft; selection-color: $on_accent_soft; }
QAbstractItemView:focus { border: ${ring}px solid $focus; }
QTableView[role="people"] { border: ${ring}px solid transparent; }
QTableView[role="people"]:focus { border-color: $focus; }
QListView::item, QTreeView::item, QTableView::item { min-height: ${touch}px; padding: 0 ${gap_wide}px; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $accent_soft; color: $on_accent_soft; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $muted; border: none;
    border-bottom: ${line}px solid $border;
    padding: ${pad_y}px ${gap_wide}px; font-weight: 600; }
QTableCornerButton::section { background: $sunken; border: none; }
QTextBrowser { background: transparent; color: $text; border: none; padding: 0; margin: 0; }
QToolTip { background: $surface; color: $text; border: ${edge}px solid $control; padding: ${gap}px; }
QMenu { background: $surface; color: $text; border: ${edge}px solid $control; padding: ${gap}px; }
QMenu::item { padding: ${pad_y}px ${pad_x}px; border-radius: ${r_small}px; min-height: ${inner}px; }
QMenu::item:selected { background: $accent_soft; color: $on_accent_soft; }
""")


def lengths_of(theme: Theme, *, high_contrast: bool) -> dict[str, int]:
    """Every length of the sheet in pixels at this text size. Lines are bolder in high contrast."""
    px = theme.px
    line = max(1, px(1)) + (1 if high_contrast else 0)
    edge = max(2, px(1.5)) + (1 if high_contrast else 0)
    ring = max(3, px(2.5)) + (1 if high_contrast else 0)
    pad_y = px(8)
    touch = px(TOUCH_PX)
    return {
        "t_small": px(15),
        "t_lede": px(19),
        "t_heading": px(21),
        "t_brand": px(20),
        "t_title": px(31),
        "t_display": px(40),
        "t_number": px(36),
        "line": line,
        "notice_line": line if high_contrast else 0,
        "bar_line": line if high_contrast else 0,
        "edge": edge,
        "ring": ring,
        "slack": ring - edge,
        "r_card": px(18),
        "r_control": px(14),
        "r_button": px(13),
        "r_small": px(7),
        "touch": touch,
        "inner": touch - 2 * pad_y - 2 * ring,
        "inner_large": px(60) - 2 * pad_y - 2 * ring,
        "pad_y": pad_y,
        "pad_x": px(20),
        "pad_x_wide": px(28),
        "pad_x_narrow": px(12),
        "pad_field": px(14),
        "pad_arrow": px(44),
        "icon": px(22),
        "half_indicator": (px(22) + 2 * edge) // 2,
        "gap": px(6),
        "gap_wide": px(12),
        "bar": px(12),
        "bar_thin": max(3, px(4)),
        "r_bar": (px(12) + (2 * line if high_contrast else 0)) // 2,
        "scroll": px(16),
        "scroll_edge": px(4),
        "r_scroll": px(8),
    }


def style_sheet(tokens: Tokens, theme: Theme, indicators: Mapping[str, str]) -> str:
    """The sheet for the whole application."""
    return _SHEET.substitute(
        asdict(tokens), **indicators, **lengths_of(theme, high_contrast=tokens.is_high_contrast)
    )


def text_px(theme: Theme) -> int:
    """The size of body text."""
    return theme.px(BASE_TEXT_PX)
