"""The head of a text file: what stands between two rulers, and where the text begins."""

from __future__ import annotations

import re

from gmi_trainer.content.findings import Findings
from gmi_trainer.content.yaml_text import YamlText

_FRONT = re.compile(r"---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_front(text: str, name: str, expected: str, findings: Findings) -> tuple[YamlText | None, int]:
    """The head's fields with their lines; None, and a mistake with what was ``expected``, where there is none."""
    found = _FRONT.match(text)
    if found is None:
        is_open = text.startswith("---")
        findings.mistake(
            name,
            1,
            f"--- then {expected} and so on, then ---",
            "no second ---" if is_open else "other text",
        )
        return None, 0
    front = YamlText(name, findings, first_line=2)
    front.read(found["front"])
    return front, found.end()
