"""A drill on its real stage, as the tests of the stage have it."""

from tests.ui.conftest import look, session_look
from tests.ui.drill.conftest import jobs, theatre

__all__ = ["jobs", "look", "session_look", "theatre"]
