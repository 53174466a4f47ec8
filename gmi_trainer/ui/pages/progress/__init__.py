"""The Progress page: charts of one body part, all sessions, and one session with its trials."""
