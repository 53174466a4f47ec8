"""GMI Trainer: learn how pain works and train the brain's map of the body, offline."""

__version__ = "0.1.0"
