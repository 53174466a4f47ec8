"""Tests of the adapters for pictures: real small pictures, hostile files."""
