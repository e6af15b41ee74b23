"""Letters and mails: their templates, the outbox, what comes back."""
