"""What people do at the door."""
