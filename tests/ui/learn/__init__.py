"""The lesson on the stage."""
