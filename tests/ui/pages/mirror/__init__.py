"""The room of the mirror."""
