"""Measurements from outside: response times, start-up, memory. Ratios and tables, never a timed pass or fail."""
