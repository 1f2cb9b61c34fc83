"""What is wider than a phone can be reached by keyboard, and boxes that are ticked have labels."""

from built import built, parsed

PAGE = """---
title: Wide
---
```python
1 + 1
```

    indented

$$x$$

| a | b |
| - | - |
| 1 | 2 |

<pre tabindex="-1">raw</pre>
"""


def test_code_formulas_and_tables_can_be_reached_by_keyboard(tmp_path):
    site = built(tmp_path, {"content/wide.md": PAGE})
    page = parsed(site / "wide/index.html")
    assert [pre["tabindex"] for pre in page.all("pre")] == ["0", "0", "-1"]
    boxes = [box for box in page.all("div") if box.get("class") in ("formula", "table")]
    assert [(box["class"], box["tabindex"]) for box in boxes] == [("formula", "0"), ("table", "0")]


def test_nothing_else_gets_in_the_way_of_the_keyboard(tmp_path):
    page = '<div class="note">a</div>\n\n<table class="table"><tr><td>b</td></tr></table>\n\n`c`\n'
    site = built(tmp_path, {"content/index.md": f"# Narrow\n\n{page}"})
    html = (site / "index.html").read_text("utf-8")
    assert 'tabindex="0"' not in html
    assert html.count("tabindex") == 1  # main, where the skip link leads


def test_the_text_of_a_task_is_the_label_of_its_box(tmp_path):
    tasks = "- [x] done *well*\n- [ ] to do\n\n  with a second paragraph\n"
    site = built(tmp_path, {"content/index.md": f"# Tasks\n\n{tasks}"})
    html = (site / "index.html").read_text("utf-8")
    box = 'disabled="disabled" type="checkbox">'
    assert f'<label><input checked="checked" {box}done <em>well</em></label>' in html
    assert f"<label><input {box}to do</label></p>" in html
