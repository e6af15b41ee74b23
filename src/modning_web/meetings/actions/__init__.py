"""What people do with meetings: one function a deed."""
