"""A camera as a mirror: an experiment, off until somebody switches it on."""
