"""workshopsite: an academic workshop's site, from Markdown pages and a YAML program."""

__version__ = "0.1.0"
