"""What the site holds about the one who looks, as a page and as a file (GDPR, article 15)."""
