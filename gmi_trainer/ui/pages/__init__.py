"""One module a place of the program."""
