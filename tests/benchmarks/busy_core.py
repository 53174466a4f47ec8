"""Keeps one processor core busy until it is ended."""

while True:
    pass
