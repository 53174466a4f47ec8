"""The place of a clinic: its people, what is known of them, and what is done with them."""
