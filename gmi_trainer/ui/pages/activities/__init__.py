"""The room of daily tasks behind Train."""
