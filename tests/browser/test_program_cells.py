"""The program's tables in Chromium's accessibility tree, which is what screen readers read out."""

from collections import defaultdict

from built import parsed

ADDRESS = "program/"


def tables(tab):
    """The tables of a page as the accessibility tree has them: roles with names, by their role."""
    devtools = tab.context.new_cdp_session(tab)
    nodes = {node["nodeId"]: node for node in devtools.send("Accessibility.getFullAXTree")["nodes"]}
    tops = [node for node in nodes.values() if _role(node) == "table"]
    return [{"name": _name(top), **_by_role(top, nodes)} for top in tops]


def _by_role(top, nodes):
    found = defaultdict(list)
    waiting = [top]
    while waiting:
        node = waiting.pop()
        found[_role(node)].append(_name(node))
        waiting += [nodes[child] for child in reversed(node.get("childIds", ())) if child in nodes]
    return found


def _role(node):
    return node.get("role", {}).get("value", "")


def _name(node):
    return " ".join(node.get("name", {}).get("value", "").split())


def slots_in_tables(page):
    """The slots that stand in tables of a file, sessions' talks among them: their attributes."""
    inside, found = 0, []
    for tag, attributes in page.tags:
        inside += tag == "table"
        if inside and "data-slot" in attributes:
            found.append(attributes)
    return found


def test_each_cell_of_a_program_is_named_and_in_a_column_and_a_row(sites, tabs):
    tab = tabs(1280)
    tab.goto(sites.address("kinds", ADDRESS))
    found = tables(tab)
    page = parsed(sites.built("kinds") / ADDRESS / "index.html")
    rooms = {slot["data-room"] for slot in slots_in_tables(page) if "data-room" in slot}
    assert len(found) == len(page.all("table")) >= 3
    for table in found:
        assert table["name"].startswith("In parallel")
        assert {*table["columnheader"]} == {"Time", *rooms}
        assert all(name[:2].isdigit() and name[2] == ":" for name in table["rowheader"])
        assert len(table["cell"]) >= len(table["rowheader"]) >= 1
        assert all(table["heading"])


def test_every_parallel_session_is_a_heading_in_the_tree(sites, tabs):
    tab = tabs(1280)
    tab.goto(sites.address("kinds", ADDRESS))
    headings = {name for table in tables(tab) for name in table["heading"]}
    page = parsed(sites.built("kinds") / ADDRESS / "index.html")
    titles = {s["data-title"] for s in slots_in_tables(page) if s["data-kind"] == "session"}
    assert len(titles) >= 12
    assert titles <= headings
