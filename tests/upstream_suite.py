"""Runs Python-Markdown's own tests, with our extension in every converter that they make.

    cd markdown-VERSION && python tests/upstream_suite.py [stock]

The folder is what its source distribution unpacks to. With "stock" nothing is changed.
"""

import sys
import unittest

from markdown import Markdown

from workshopsite.markup.dialect.fast import Fast
from workshopsite.markup.dialect.fast.inline import FastInlineProcessor


def add_to_all():
    """Let each converter have the extension, whatever others it has."""
    register = Markdown.registerExtensions

    def register_ours_too(self, extensions, configs):
        return register(self, [*extensions, Fast()], configs)

    Markdown.registerExtensions = register_ours_too


def main():
    if "stock" not in sys.argv:
        add_to_all()
        processors = Markdown(extensions=["smarty"]).treeprocessors
        assert all(type(processors[name]) is FastInlineProcessor for name in ("inline", "smarty"))
    tests = unittest.defaultTestLoader.discover("tests", top_level_dir=".")
    sys.exit(not unittest.TextTestRunner().run(tests).wasSuccessful())


if __name__ == "__main__":
    main()
