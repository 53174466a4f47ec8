"""A lesson on the stage: one idea a screen, questions, and where each thing comes from."""
