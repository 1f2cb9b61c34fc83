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
    return name == "localhost" or name.endswith(".localhost") or name in names or is_ip(name)


def same_origin(origin: str | None, host: str, names: Collection[str]) -> bool:
    """Whether an Origin header, if there is one, is that of our own pages.

    Args:
        origin: the header's value; None without one.
        host: the Host header's value.
        names: names that the organiser allows, in lower case. A tunnel to this machine (such as
            Codespaces) writes its own name into Origin, but not always into Host.
    """
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
        name = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    return parts.netloc.lower() == host.lower() or name in names


def host_name(host: str) -> str:
    """A Host header's name in lower case, without its port; "" where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_ip(name: str) -> bool:
    """Whether a name is an IP address."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
