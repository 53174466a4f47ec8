"""Pictures of one's own: bringing photos in, saying what they show, and what of them is seen."""
