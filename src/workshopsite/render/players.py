"""Videos and slides that can be shown within a page, by the addresses that organisers type.

YouTube, Vimeo and SlidesLive each have an address for that (the ``src`` of the code that they offer
for embedding), which is made here from that of the page. A PDF of the site itself can be shown as
it is; one from elsewhere cannot, since nobody knows whether its host allows it.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from workshopsite.late import pattern

_YOUTUBE = frozenset({"youtube.com", "youtube-nocookie.com"})
_PATHS = {
    "youtube.com": r"/(?:live|embed|shorts|v)/(?P<id>[\w-]+)/?",
    "youtu.be": r"/(?P<id>[\w-]+)/?",
    "vimeo.com": r"/(?:video/|channels/\w+/)?(?P<id>\d+)(?:/(?P<key>[0-9a-f]+))?/?",
    "slideslive.com": r"/(?:embed/presentation/)?(?P<id>\d+)(?:/[^/]*)?/?",
}
_SECONDS = pattern(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?", re.ASCII)


def player_of(href: str) -> str | None:
    """The address that shows a video or slides in a frame; None where there is none.

    Args:
        href: a link as it stands in a page: percent-encoded, from the site's root if it is on it.
    """
    parts = urlsplit(href)
    if not parts.netloc:
        return href if parts.path.lower().endswith(".pdf") else None
    host = re.sub(r"^(?:www|m|player)\.", "", (parts.hostname or ""))
    host = "youtube.com" if host in _YOUTUBE else host
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if host == "youtube.com" and parts.path == "/watch":
        return _youtube(asked.get("v", ""), asked)
    found = re.fullmatch(_PATHS.get(host, r"(?!)"), parts.path)
    if not found:
        return None
    if host == "vimeo.com":
        return _vimeo(found["id"], found["key"] or asked.get("h"))
    if host == "slideslive.com":
        return f"https://slideslive.com/embed/presentation/{found['id']}"
    return _youtube(found["id"], asked)


def host_of(href: str) -> str | None:
    """The host that an address leads to; None for this site."""
    return urlsplit(href).hostname


def _youtube(video: str, asked: dict[str, str]) -> str | None:
    """Its player that sets no cookie before a video plays."""
    if not re.fullmatch(r"[\w-]{6,}", video, re.ASCII):
        return None
    start = _seconds(asked.get("t") or asked.get("start") or "")
    return f"https://www.youtube-nocookie.com/embed/{video}" + (f"?start={start}" if start else "")


def _vimeo(video: str, key: str | None) -> str:
    """Its player that remembers nobody; an unlisted video has a key as well."""
    return f"https://player.vimeo.com/video/{video}?" + (f"h={key}&" if key else "") + "dnt=1"


def _seconds(typed: str) -> int:
    """``1h2m3s``, ``90s`` or ``90`` in seconds; 0 for anything else."""
    found = _SECONDS.fullmatch(typed)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return 3600 * hours + 60 * minutes + seconds
