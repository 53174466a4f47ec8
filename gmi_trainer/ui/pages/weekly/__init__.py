"""The questions of the week, wherever they are asked."""
