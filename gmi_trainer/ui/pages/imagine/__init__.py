"""The room of imagined movements."""
