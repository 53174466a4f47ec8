"""Imagined movements on the stage."""
