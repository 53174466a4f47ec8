"""Folders that another user can get to."""

from tests.bad_days.nobody import folder_in_reach

__all__ = ["folder_in_reach"]
