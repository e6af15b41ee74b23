"""Work longer than a request, and the page that shows how far it is."""
