"""The parts of the Breathe page: each folded away until it is wanted."""
