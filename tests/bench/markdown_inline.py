"""How much faster Python-Markdown is with our extension, and how much ours is.

    python tests/bench/markdown_inline.py [FOLDER...]

Takes the pages of each FOLDER (*.md), by default of content/ and docs/, and one such as organisers
write. Each page is converted by both in turn; the least processor time of some rounds counts,
because what else a machine does only adds to it. Stops if the HTML differs.
"""

import re
import sys
from pathlib import Path
from time import process_time

from markdown import Markdown

from workshopsite.markup.dialect.fast import Fast
from workshopsite.markup.dialect.page import PageMarkdown

STOCK = ["extra", "toc", "sane_lists", "smarty"]
ROOT = Path(__file__).parents[2]
USUAL = """\
# Call for papers

The workshop "Small Networks, Long Batteries" brings together those who make models small and those
who measure what they need. It's the second of its kind -- the first took place in 2021 -- and we
look for *open problems* rather than for finished results.

We welcome work on, but not only on:

- pruning, quantisation and distillation, and how they go together;
- measuring the energy that training and inference need, **with numbers from real devices**;
- compilers and runtimes for `int4` and below;
- what doesn't work, and why: negative results have their own session.

## How to submit

Send at most four pages, without references, as PDF through [the submission
site](https://submit.example.org/small-networks) until the deadline. Reviews are double-blind;
please leave out names, and say "the authors of [3]" where you refer to your own work. Submissions
that are under review elsewhere are fine as long as that venue allows it. The template is the
[conference's](files/template.zip), and an appendix may be as long as you like, though reviewers
needn't read it.

| What | Until |
| --- | --- |
| Papers | 29 August, anywhere on Earth |
| Notification | 3 October |
| Final version | 24 October |

## Presentation

Each accepted paper has a poster, and six are given as talks of 15 minutes. Posters are in portrait
format, *A0 or smaller*; there's a printer on the campus, whose prices are on [its own
page](https://print.example.org/). If nobody of your group can travel, write to us: we'll
find a way.

1. Upload the final version.
2. Tell us who presents, and whether a video may be published.
3. Bring the poster; boards, pins and a "please touch" table for devices are there.

> Last year's discussion of benchmarks went on for two hours -- so this time there's room for it.

## After the workshop

Papers are published on this site, and not in proceedings, so that an extended version may go to a
journal. Authors of selected papers are invited to a special issue; see the
[FAQ](faq.md#special-issue) for what that means. Questions? Write to <chairs@small.example.org>, or
ask one of the organisers on site.
"""


def pages(folder):
    """The bodies of a folder's pages."""
    front_matter = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
    return [front_matter.sub("", path.read_text("utf-8")) for path in sorted(folder.rglob("*.md"))]


def stock(*, fast):
    markdown = Markdown(extensions=[*([Fast()] if fast else []), *STOCK])
    return lambda text: markdown.reset().convert(text)


def ours(*, fast):
    markdown = PageMarkdown(fast=fast)
    return lambda text: markdown.convert(text, "en", str)


def least(slow, fast, texts):
    """The least seconds of each for all texts."""
    assert [fast(text) for text in texts] == [slow(text) for text in texts]
    times = {slow: [], fast: []}
    for _ in range(max(5, 200_000 // sum(map(len, texts)))):
        for convert, spent in times.items():
            start = process_time()
            for text in texts:
                convert(text)
            spent.append(process_time() - start)
    return min(times[slow]), min(times[fast])


def main():
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT / "content", ROOT / "docs"]
    sets = {"usual page": [USUAL], **{folder.name: pages(folder) for folder in folders}}
    print(f"{'pages':12} {'characters':>10}  {'extensions':10} {'before':>10} {'after':>10} factor")
    for name, texts in sets.items():
        for extensions, made in (("usual", stock), ("ours", ours)):
            before, after = least(made(fast=False), made(fast=True), texts)
            print(
                f"{name:12} {sum(map(len, texts)):10}  {extensions:10} {before * 1000:7.2f} ms "
                f"{after * 1000:7.2f} ms {before / after:6.2f}"
            )


if __name__ == "__main__":
    main()
