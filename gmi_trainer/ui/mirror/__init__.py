"""Practice with a mirror on the stage: whom it suits, setting up, the cards, and what came of it."""
