"""A template: what a plan is made from, by body part and stage."""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import PlanItem
from gmi_trainer.domain.plan_dose import TemplateDose
from gmi_trainer.domain.stages import Stage
from gmi_trainer.domain.values import dataclass

LOWEST_NUMBER = 1
HIGHEST_NUMBER = 63
"""A built-in template has a lasting number, so that a short code can name it."""

OWN_NUMBER = 0
"""What a clinic's own templates have: no short code can name those."""


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """What a plan is made from. ``usual``: the dose that it begins with; a clinician may choose another.

    ``number`` and ``key`` last for good; ``edition`` grows when its items change. ``note`` and ``stop_rule``: plain
    words that a clinician may leave or change.
    """

    key: str
    number: int
    part: BodyPart
    stage: Stage
    items: tuple[PlanItem, ...]
    name: str
    about: str = ""
    note: str = ""
    stop_rule: str = ""
    usual: TemplateDose = TemplateDose()
    edition: int = 1

    @property
    def is_built_in(self) -> bool:
        """Whether it comes with the program."""
        return self.number != OWN_NUMBER
