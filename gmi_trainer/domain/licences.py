"""Under which licences pictures may be mirrored, turned and passed on."""

from __future__ import annotations

FREE = frozenset({"0BSD", "Apache-2.0", "CC-PDDC", "CC0-1.0", "MIT", "MIT-0", "PDDL-1.0", "Unlicense"})
"""SPDX names of licences that ask for no name beside each picture."""

ASKS_FOR_CREDIT = frozenset(
    {
        "CC-BY-2.0",
        "CC-BY-2.5",
        "CC-BY-3.0",
        "CC-BY-4.0",
        "CC-BY-SA-2.0",
        "CC-BY-SA-2.5",
        "CC-BY-SA-3.0",
        "CC-BY-SA-4.0",
        "LAL-1.3",
    }
)
"""Those under which whoever made the pictures has to be named."""

NOT_FOR_ALL = frozenset({"CC-BY-NC-3.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0"})
"""Those that also leave out whoever earns money with it, such as most clinics."""

ALLOWED = FREE | ASKS_FOR_CREDIT | NOT_FOR_ALL


def needs_credit(licence: str) -> bool:
    """Whether somebody has to be named."""
    return licence in ASKS_FOR_CREDIT or licence in NOT_FOR_ALL
