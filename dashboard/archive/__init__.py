"""A whole account as one JSON file: what is in it, how it is written, and how it is read back into an empty one."""
