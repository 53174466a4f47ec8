"""The one table of colours: what each is for, in light, dark and the two high contrast looks."""

from __future__ import annotations

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the program by its purpose, as ``#rrggbb``.

    ``stage`` is the documented flat neutral grey of the drill: ready screen, interval and surround all wear
    it and nothing else, so that only the picture changes. ``on_stage...`` are what may be written on it.
    """

    name: str
    is_dark: bool
    is_high_contrast: bool

    bg: str  # behind everything
    surface: str  # cards, inputs
    sunken: str  # wells, tracks, table headers
    nav: str  # the side navigation
    border: str  # quiet lines that only group
    control: str  # lines that show where a control is
    text: str
    muted: str  # second-rank text, still easy to read
    accent: str  # the one action, the chosen thing
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str  # behind a chosen option
    on_accent_soft: str
    focus: str  # the ring around what the keyboard is on
    attention: str  # "please look": warm ochre, never red
    attention_soft: str
    left: str  # the left side in charts and marks
    left_soft: str
    right: str
    right_soft: str
    ink_one: str  # what is told apart in charts and is not a side: plum, slate, moss
    ink_two: str
    ink_three: str
    stage: str
    on_stage: str
    on_stage_muted: str
    stage_accent: str
    calm: str  # the ground of breathing and settling, where nothing is measured; what is written is ``on_stage...``
    breath: str  # the breath that is shown on it: disc, landscape, bar
    breath_core: str  # its middle, or its top
    breath_soft: str  # the room that it fills
    on_breath: str  # written on it


LIGHT = Tokens(
    name="light",
    is_dark=False,
    is_high_contrast=False,
    bg="#f7f3ed",
    surface="#fffdfa",
    sunken="#eee8df",
    nav="#f0ece3",
    border="#e2dacd",
    control="#83796c",
    text="#22302f",
    muted="#56625f",
    accent="#1c6660",
    accent_hover="#16544f",
    accent_pressed="#10433f",
    on_accent="#ffffff",
    accent_soft="#dcebe6",
    on_accent_soft="#124c47",
    focus="#2a56c4",
    attention="#855000",
    attention_soft="#faeed6",
    left="#2a5f9e",
    left_soft="#dde8f4",
    right="#96590f",
    right_soft="#f7e8d0",
    ink_one="#7b4288",
    ink_two="#475a66",
    ink_three="#55660f",
    stage="#c8c8c8",
    on_stage="#1e2625",
    on_stage_muted="#414847",
    stage_accent="#0f4b46",
    calm="#edf2ee",
    breath="#17615b",
    breath_core="#25776f",
    breath_soft="#d3e3dd",
    on_breath="#ffffff",
)

DARK = Tokens(
    name="dark",
    is_dark=True,
    is_high_contrast=False,
    bg="#191c1b",
    surface="#222625",
    sunken="#131615",
    nav="#1d2120",
    border="#363d3a",
    control="#8b958f",
    text="#ece9e3",
    muted="#b5b8b0",
    accent="#79c9bc",
    accent_hover="#93d8cd",
    accent_pressed="#5fb3a6",
    on_accent="#06302b",
    accent_soft="#23403b",
    on_accent_soft="#bdeae1",
    focus="#92b8ff",
    attention="#efc172",
    attention_soft="#3b301a",
    left="#8ab8ec",
    left_soft="#22364d",
    right="#eeb172",
    right_soft="#46331d",
    ink_one="#d5a8e0",
    ink_two="#b6c6d1",
    ink_three="#c4d37c",
    stage="#3a3a3a",
    on_stage="#efece6",
    on_stage_muted="#c3c3bf",
    stage_accent="#8ed6ca",
    calm="#1b2523",
    breath="#6cbdb0",
    breath_core="#93d8cd",
    breath_soft="#2b3a37",
    on_breath="#06302b",
)

HIGH_CONTRAST_LIGHT = Tokens(
    name="high-contrast-light",
    is_dark=False,
    is_high_contrast=True,
    bg="#ffffff",
    surface="#ffffff",
    sunken="#f0f0f0",
    nav="#ffffff",
    border="#1a1a1a",
    control="#000000",
    text="#000000",
    muted="#242424",
    accent="#00423d",
    accent_hover="#002f2b",
    accent_pressed="#001f1c",
    on_accent="#ffffff",
    accent_soft="#d3efea",
    on_accent_soft="#002f2b",
    focus="#0033cc",
    attention="#573300",
    attention_soft="#fff3d9",
    left="#003a78",
    left_soft="#dbe9f8",
    right="#5f3500",
    right_soft="#fbe9cf",
    ink_one="#4f1d5c",
    ink_two="#22323c",
    ink_three="#323f00",
    stage="#d6d6d6",
    on_stage="#000000",
    on_stage_muted="#1c1c1c",
    stage_accent="#00322e",
    calm="#ffffff",
    breath="#00423d",
    breath_core="#00423d",
    breath_soft="#d6ece8",
    on_breath="#ffffff",
)

HIGH_CONTRAST_DARK = Tokens(
    name="high-contrast-dark",
    is_dark=True,
    is_high_contrast=True,
    bg="#000000",
    surface="#000000",
    sunken="#141414",
    nav="#000000",
    border="#e6e6e6",
    control="#ffffff",
    text="#ffffff",
    muted="#e4e4e4",
    accent="#8ff0e0",
    accent_hover="#b3f6ea",
    accent_pressed="#6fdccb",
    on_accent="#000000",
    accent_soft="#0f3a35",
    on_accent_soft="#ccfff6",
    focus="#ffe14d",
    attention="#ffd78a",
    attention_soft="#2e2200",
    left="#a9d0ff",
    left_soft="#0d2a4a",
    right="#ffc98f",
    right_soft="#402600",
    ink_one="#edc8f6",
    ink_two="#d6e4ed",
    ink_three="#ddee98",
    stage="#2a2a2a",
    on_stage="#ffffff",
    on_stage_muted="#e2e2e2",
    stage_accent="#a6f5e8",
    calm="#000000",
    breath="#8ff0e0",
    breath_core="#8ff0e0",
    breath_soft="#12302b",
    on_breath="#000000",
)

ALL = (LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK)


def tokens_for(*, dark: bool, high_contrast: bool) -> Tokens:
    """The table that fits."""
    if high_contrast:
        return HIGH_CONTRAST_DARK if dark else HIGH_CONTRAST_LIGHT
    return DARK if dark else LIGHT
