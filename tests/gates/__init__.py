"""The gates that every change passes, and how they are run: ``python -m tests``. Standard library only."""
