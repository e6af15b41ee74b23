"""Pages of advice to sites, and of preparing a meeting with one."""
