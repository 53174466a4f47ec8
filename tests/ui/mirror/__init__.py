"""Practice with a mirror on its stage."""
