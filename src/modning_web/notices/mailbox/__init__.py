"""The mailbox that answers come back to."""
