"""What is checked once everything is loaded and made; each rule is a small function."""
