"""What the program does for a person: use cases that speak to the world through the Protocols in *_ports.py."""
