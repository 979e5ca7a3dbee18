"""A file of applications from any tool: its table read, its columns understood, each line checked, then written."""
