"""The commands beside build, each with its options and what it prints."""
