"""Enum and values to sentence: the only place where the program's prose is made."""
