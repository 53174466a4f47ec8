"""The left/right drill on the screen: a quiet stage, exact stamps, one result page."""
