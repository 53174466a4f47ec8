"""The parts of the settings page, one card a subject."""
