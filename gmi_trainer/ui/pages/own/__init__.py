"""The pages that a person writes."""
