"""Days in plain words, held against the real rules of Today, flares and safety."""
