"""The only place that knows everyone: it makes the objects and hands them to each other."""
