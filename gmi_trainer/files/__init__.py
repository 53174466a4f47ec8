"""The one home for reading and writing files safely."""
