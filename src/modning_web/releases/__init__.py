"""What leaves the site: asked for by one person, let go by another, fetched for a while."""
