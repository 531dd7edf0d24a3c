"""Options that are set by the environment or by a file."""
