"""The rules of a drill, with nothing but Python."""
