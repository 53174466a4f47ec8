"""Files that travel between computers: written so that other programs can read them, checked when they come."""
