"""Taking up a plan from a clinic."""
