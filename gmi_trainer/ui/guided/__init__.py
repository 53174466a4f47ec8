"""Guided practices on the stage: the words of each step, what can be heard, and the way through."""
