"""Charts by side over time. Importing this costs nothing; drawing needs ``plotting``, which is loaded late."""
