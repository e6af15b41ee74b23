"""Commands at the door."""
