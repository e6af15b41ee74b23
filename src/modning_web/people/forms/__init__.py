"""What people type about people, their hats and organisations."""
