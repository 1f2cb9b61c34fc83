"""The structure of HTML, to compare two renderings: tags, links and text, without white space."""

from html.parser import HTMLParser

KEPT = {"href", "src", "alt", "title", "width", "height", "align", "class", "target"}
KEPT |= {"checked", "disabled", "type", "style"}
VOID = {"br", "hr", "img", "input"}
BLOCKS = {"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "table", "thead"}
BLOCKS |= {"tbody", "tr", "th", "td", "div", "details", "summary", "center", "section"}
BLOCKS |= {f"h{level}" for level in range(1, 7)}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self.preformatted = 0

    def handle_starttag(self, tag, attributes):
        if tag in OWN_TAGS:
            return
        kept = sorted((k, tidy(k, v)) for k, v in attributes if k in KEPT and tidy(k, v))
        self.preformatted += tag == "pre"
        self.found.append((tag, *kept))

    def handle_endtag(self, tag):
        self.preformatted -= tag == "pre"
        if tag not in VOID | OWN_TAGS:
            self.found.append((f"/{tag}",))

    def handle_data(self, data):
        # White space that no browser shows counts as none.
        self.found.append(data if self.preformatted else " ".join(f"|{data}|".split()))

    def handle_comment(self, data):
        self.found.append(("!", data.strip()))


OWN_CLASSES = {"task-list-item-checkbox", "reversefootnote", "footnote-backref", "footnote-ref"}
OWN_CLASSES |= {"footnote", "footnotes", "highlight"}
OWN_TAGS = {"label"}  # joins the box of a task with its text


def tidy(name, value):
    if name == "class":
        return " ".join(word for word in (value or "").split() if word not in OWN_CLASSES)
    if name in {"checked", "disabled"}:
        return name
    if name == "style":
        return (value or "").rstrip("; ")
    return value


def structure(html):
    """Tags with what matters of their attributes, and texts between."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(_joined(reader.found))


def _joined(found):
    """Texts beside each other as one; no white space at the edges of blocks."""
    text, before = "", True
    for item in [*found, ("/end",)]:
        if isinstance(item, str):
            text += item[1:-1] if item.startswith("|") and item.endswith("|") else item
            continue
        block = item[0].lstrip("/") in BLOCKS | {"end", "br", "input"}
        shown = " ".join(text.split()) if "\n" not in text.strip("\n") else text
        if before is False and text[:1].isspace():
            shown = " " + shown.lstrip()
        if not block and text[-1:].isspace():
            shown = shown.rstrip() + " "
        shown = shown.strip() if before and block else shown.lstrip() if before else shown
        if block:
            shown = shown.rstrip()
        if shown.strip() or (shown and not before and not block):
            yield shown
        if item != ("/end",):
            yield item
        text, before = "", block
