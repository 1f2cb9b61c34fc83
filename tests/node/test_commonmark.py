"""Our inline processor beside Python-Markdown's own, on the examples of CommonMark."""

import re

from test_fast_inline import assert_same
from tools import npm_file


def test_html_is_the_same_for_every_example():
    text = npm_file("commonmark-spec/spec.txt").read_text("utf-8").replace("→", "\t")
    examples = re.findall(r"^`{32} example\n(.*?)^\.\n", text, re.DOTALL | re.MULTILINE)
    assert len(examples) > 600
    for markdown in examples:
        assert_same(markdown)
