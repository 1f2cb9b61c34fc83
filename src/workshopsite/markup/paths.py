"""Paths and addresses: which files a written path may mean, and which address a file answers.

Places in the site's folder are source paths ("content/cfp.md") or what stands between a source and
its address ("content/cfp", "content/cfp/"). A "/" at the end says that a folder is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

CONTENT = "content"


def joined(folder: str, path: str, *, root: str = "") -> str | None:
    """The place that a relative path means in a folder.

    Args:
        folder: below root, without "/" at its end.
        path: with "/" between its parts, with "." and ".." where wanted.
        root: what ".." must not leave, without "/" at its end.

    Returns:
        The place, without "." and ".."; None where the path climbs out of root.
    """
    parts = folder.split("/") if folder else []
    least = len(root.split("/")) if root else 0
    for part in path.split("/"):
        if part == "..":
            if len(parts) <= least:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    is_folder = path.rpartition("/")[2] in {"", ".", ".."}
    return "/".join(parts) + "/" * is_folder


def output_paths(place: str) -> Iterator[str]:
    """The outputs that may answer at a place below content/, the likeliest first."""
    if place.rstrip("/") == CONTENT:
        yield "index.html"
    elif place.startswith(f"{CONTENT}/"):
        path = place.removeprefix(f"{CONTENT}/")
        if path.endswith("/"):
            yield f"{path}index.html"
            return
        yield path
        yield f"{path}/index.html"
        yield f"{path}.html"
        if path.endswith(".html"):
            yield f"{path.removesuffix('.html')}/index.html"


def source_paths(place: str) -> Iterator[str]:
    """The source files that may be meant by a place, the likeliest first."""
    if not place.endswith("/"):
        yield place
    stem = place.rstrip("/").removesuffix(".html")
    yield f"{stem}.md"
    yield f"{stem}/index.md"


def address_of(output: str) -> str:
    """The address of an output: "a/index.html" is "/a/", "files/x.pdf" is "/files/x.pdf"."""
    if output == "index.html" or output.endswith("/index.html"):
        return "/" + output.removesuffix("index.html")
    return f"/{output}"
