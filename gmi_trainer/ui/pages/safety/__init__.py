"""The safety questions: asked at the first run, after a new symptom, after a long break, and whenever wanted."""
