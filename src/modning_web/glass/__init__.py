"""Break-glass access: reading for a few hours what one's hats do not reach, with a reason."""
