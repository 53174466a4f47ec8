"""Bad input and bad days, one by one: what the person is told, and that nothing is lost."""
