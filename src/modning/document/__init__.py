"""Documents free of any file format, and the writers that make Word, PDF and HTML of them."""
