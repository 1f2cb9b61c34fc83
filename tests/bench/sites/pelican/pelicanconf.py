"""A site of articles in four folders, each of them a category with a list."""

SITENAME = "Workshop on Measured Sites"
SITEURL = "https://example.org/measured"
SITESUBTITLE = "Where sites of many sizes are built again and again."
RELATIVE_URLS = False
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "en"
DEFAULT_DATE = "2027-01-01"
DEFAULT_PAGINATION = False
USE_FOLDER_AS_CATEGORY = True
ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
SLUGIFY_SOURCE = "basename"
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.smarty": {},
    },
    "output_format": "html5",
}
PLUGINS = ["sitemap"]
SITEMAP = {"format": "xml"}
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CHECK_MODIFIED_METHOD = "mtime"
CONTENT_CACHING_LAYER = "generator"
MENUITEMS = [(name, name.lower()) for name in ("Talks", "Papers", "People", "Notes")]
