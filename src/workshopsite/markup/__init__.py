"""Text to HTML, and the one pass over a finished page: Markdown, components, sanitising, links."""
