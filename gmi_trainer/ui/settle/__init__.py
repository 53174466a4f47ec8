"""Settling: a calm stage of its own, reached from everywhere, that leads back to where one was."""
