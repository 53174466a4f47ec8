"""The first run: what this is, what is safe, two taps about the pain, and a first two minutes."""
