"""Tests of the picture library that comes with the program."""
