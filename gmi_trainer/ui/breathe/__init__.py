"""Breathing with a pacer: the stage of a session, what it shows and what it plays."""
