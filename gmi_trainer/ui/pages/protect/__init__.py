"""Encrypting all records of a computer, and making them plain again."""
