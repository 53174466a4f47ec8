"""The threat model of ARCHITECTURE.md as tests: each file is one promise, and says it in its first sentence."""
