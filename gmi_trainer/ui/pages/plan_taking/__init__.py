"""How a person takes up a plan from their clinic: a file or a typed code, a look at it, and their own decision."""
