"""Guided practices on their stage."""
