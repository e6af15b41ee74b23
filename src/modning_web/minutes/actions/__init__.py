"""What people do with minutes and tasks: one function a deed."""
