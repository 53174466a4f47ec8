"""Pictures of one's own, with real photos in a real record."""
