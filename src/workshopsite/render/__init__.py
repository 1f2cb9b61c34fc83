"""The model to finished pages: the templates' view, Jinja, words and dates, and the HTML pass."""
