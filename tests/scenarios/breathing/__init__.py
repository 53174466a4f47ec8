"""Breathing in plain words, held against the real session and the real rules of steps and cautions."""
