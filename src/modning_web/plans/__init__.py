"""Plans of dates: proposed, compared, released."""
