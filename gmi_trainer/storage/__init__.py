"""The record: one SQLite file a person, and the small settings file of this machine."""
