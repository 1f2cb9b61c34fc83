"""Texts and elements for XML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from workshopsite.late import pattern

_FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def allowed_in_xml(text: str) -> str:
    """The text without the characters that XML forbids, escaped or not (XML 1.0, 2.2: Char).

    They come with tables that were exported from elsewhere; no reader opens a file with one.
    """
    return _FORBIDDEN.sub("", text)


def add_element(parent: ET.Element, tag: str, text: str = "", /, **attributes: str) -> ET.Element:
    """A new element at the end of its parent, with text and attributes that XML allows."""
    allowed = {key: allowed_in_xml(value) for key, value in attributes.items()}
    element = ET.SubElement(parent, tag, allowed)
    element.text = allowed_in_xml(text) or None
    return element


def xml_document(root: ET.Element) -> bytes:
    """A whole XML file in UTF-8, indented."""
    ET.indent(root)
    text: bytes = ET.tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text + b"\n"
