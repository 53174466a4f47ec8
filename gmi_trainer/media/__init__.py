"""Pictures: from the manifest to a frame that is ready to be painted."""
