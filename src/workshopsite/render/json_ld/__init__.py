"""JSON-LD in the words of schema.org: what a page says to search engines and other machines."""
