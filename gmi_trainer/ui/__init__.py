"""The window: pages, widgets, words and looks."""
