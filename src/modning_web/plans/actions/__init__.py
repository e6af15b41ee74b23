"""What people do with plans and their own busy times."""
