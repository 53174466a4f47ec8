"""The way through the stages in plain words, held against the real rules."""
