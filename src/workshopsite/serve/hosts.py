"""Who may talk to the preview: the names in Host and Origin, checked against DNS rebinding."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit


def allowed(host: str, names: Collection[str]) -> bool:
    """Whether a request with this Host header is for us.

    A page elsewhere can point a name of its own at this machine, but it cannot make the browser
    send another name than that. So localhost, plain IP addresses and the names that the organiser
    allows are ours, and no other.

    Args:
        host: the header's value, with or without a port.
        names: further names, in lower case.
    """
    name = host_name(host)
    return name == "localhost" or name.endswith(".localhost") or name in names or _is_ip(name)


def same_origin(origin: str | None, host: str) -> bool:
    """Whether an Origin header, if there is one, is that of our own pages."""
    return origin is None or urlsplit(origin).netloc.lower() == host.lower()


def host_name(host: str) -> str:
    """A Host header's name in lower case, without its port; "" where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_ip(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
