"""Reads the plain text files that come with the program and that anybody may correct: who to call."""
