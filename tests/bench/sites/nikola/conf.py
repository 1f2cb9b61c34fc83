"""Pages in three folders with a list each, and posts with a list and a feed."""

BLOG_TITLE = "Workshop on Measured Sites"
BLOG_AUTHOR = "The organisers"
BLOG_EMAIL = "chairs@example.org"
BLOG_DESCRIPTION = "Where sites of many sizes are built again and again."
SITE_URL = "https://example.org/"
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": ""}
TIMEZONE = "Europe/Berlin"
THEME = "measured"
OUTPUT_FOLDER = "public"
NAVIGATION_LINKS = {
    "en": tuple((f"/{name.lower()}/", name) for name in ("Talks", "Papers", "People", "Notes"))
}
POSTS = (("notes/*.md", "notes", "text.tmpl"),)
PAGES = (
    ("pages/*.md", "", "text.tmpl"),
    ("talks/*.md", "talks", "text.tmpl"),
    ("papers/*.md", "papers", "text.tmpl"),
    ("people/*.md", "people", "text.tmpl"),
)
COMPILERS = {"markdown": (".md",)}
MARKDOWN_EXTENSIONS = [
    "markdown.extensions.fenced_code",
    "markdown.extensions.codehilite",
    "markdown.extensions.extra",
    "markdown.extensions.smarty",
]
PAGE_INDEX = True
INDEX_PATH = "notes"
INDEX_DISPLAY_POST_COUNT = 10_000
FEED_LENGTH = 20
GENERATE_RSS = True
COPY_SOURCES = False
SHOW_SOURCELINK = False
USE_BUNDLES = False
DISABLED_PLUGINS = [
    "classify_archive",
    "classify_authors",
    "classify_categories",
    "classify_tags",
    "render_galleries",
    "render_listings",
    "scale_images",
]
