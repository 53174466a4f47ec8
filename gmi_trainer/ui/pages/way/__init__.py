"""The way through the stages: what stands behind Train."""
