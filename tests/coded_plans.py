"""Any plan that a short code can carry, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from gmi_trainer.domain.coded_plan import HIGHEST_EDITION, CodedPlan
from gmi_trainer.domain.plan_dose import (
    BOUTS,
    BREATHING_MINUTES,
    FIRST_LEVELS,
    LESSONS,
    PICTURES,
    SORE_SIDES,
    TEST_EVERY_DAYS,
    WEEKS,
    TemplateDose,
)

doses = st.builds(
    TemplateDose,
    sore_side=st.sampled_from(SORE_SIDES),
    bouts=st.sampled_from(BOUTS),
    pictures=st.sampled_from(PICTURES),
    first_level=st.sampled_from(FIRST_LEVELS),
    weeks=st.sampled_from(WEEKS),
    test_every_days=st.sampled_from(TEST_EVERY_DAYS),
    breathing_minutes=st.sampled_from(BREATHING_MINUTES),
    lessons=st.sampled_from(LESSONS),
)
coded_plans = st.builds(
    CodedPlan, template=st.integers(1, 63), edition=st.integers(1, HIGHEST_EDITION), dose=doses
)
