"""Commands about what is held about people."""
