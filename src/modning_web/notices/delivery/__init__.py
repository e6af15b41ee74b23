"""Letters on their way to a mail server: each one once, whatever stops the work."""
