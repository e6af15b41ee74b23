"""What advisers tell each site, and the page that prepares a dialogue meeting."""
