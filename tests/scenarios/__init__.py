"""Drills told in plain words, played against the real rules and services without a window."""
