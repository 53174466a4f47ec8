"""A daily task on the stage: before it, while it is done, and what came of it."""
