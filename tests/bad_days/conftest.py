"""A drill on its real stage, as the tests of the stage have it; and folders that another user can get to."""

from tests.bad_days.nobody import folder_in_reach
from tests.ui.conftest import look, session_look
from tests.ui.drill.conftest import jobs, theatre

__all__ = ["folder_in_reach", "jobs", "look", "session_look", "theatre"]
