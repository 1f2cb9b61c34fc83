"""What is wrong with a site as a whole: rules, each of them a small function.

What is wrong with one value or one record is found where that is made (`model/`), what is wrong
with a text where that is converted (`markup/`). Here are the rules that look at several things.

To add one:

1. Give it a name, a severity and a sentence in `RULES` of `rules.py`.
2. Write ``check_something(site, problems)`` in the module of its subject, or
   ``check_something(site, renderer, problems)`` where it needs all pages made. It reports with
   ``problems.add("its-name", message, place, hint)`` and says nothing of what is wrong already:
   wrong records are left out of the site, and `Record.broken` names wrong keys.
3. Name it in `SITE_RULES` or `PAGE_RULES` of `table.py`, from where builds, checks and the preview
   ask it.
4. Show it in a transcript below `tests/cases/`.
"""
