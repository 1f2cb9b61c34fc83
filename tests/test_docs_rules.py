"""docs/rules.md tells of every rule, and its examples are what happens."""

import pytest

from rule_examples import examples, told
from workshopsite.problems import RULES

EXAMPLES = {example.rule: example for example in examples()}
IN_WORDS = {
    "unreadable-file": "a file without permission to read it",
    "not-utf-8": "a file of bytes that are no text",
    "heavy-picture": "a picture of many megabytes",
    "bad-character": "a character that one does not see",
    "link-outside": "a symbolic link",
    "own-mistake": "what should never be",
    "bad-output": "another output folder",
    "cannot-write": "a full disk",
    "dead-external-link": "another site",
    "moved-link": "another site",
    "unchecked-link": "another site",
    "no-network": "no network",
    "vanishing-address": "a published site",
    "no-published-site": "a published site",
}
"""Rules whose mistake no text in the docs can show, and what would be needed."""


def test_every_rule_has_one_section_that_says_what_it_is_about():
    assert [example.rule for example in examples()] == list(EXAMPLES)
    assert set(EXAMPLES) == set(RULES)
    for name, rule in RULES.items():
        about = f"{rule.severity.capitalize()}: {rule.about[0].lower()}{rule.about[1:]}."
        assert EXAMPLES[name].about == about


@pytest.mark.parametrize("name", sorted(set(RULES) - set(IN_WORDS)))
def test_the_wrong_example_is_told_as_shown_and_the_right_one_is_not_told(name):
    example = EXAMPLES[name]
    assert told(example.wrong) == example.console, "run: python tests/rule_examples.py"
    assert f"[{name}]" in example.console
    assert example.right != example.wrong
    assert f"[{name}]" not in told(example.right)


@pytest.mark.parametrize("name", IN_WORDS)
def test_what_cannot_be_shown_is_told_in_words(name):
    assert EXAMPLES[name].console == ""
