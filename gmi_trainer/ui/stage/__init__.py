"""What every practice has in common that takes the whole window: calm messages, and what is asked around it."""
