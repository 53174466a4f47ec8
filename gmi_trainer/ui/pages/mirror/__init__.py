"""The room of the mirror, behind Train."""
