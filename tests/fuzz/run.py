"""Fuzz one target for some seconds: python tests/fuzz/run.py TARGET SECONDS.

What was found to lead somewhere new stays in build/fuzz/TARGET/corpus/ for the next run, and what
fails in build/fuzz/TARGET/found/, to be tried again by:

    python tests/fuzz/run.py TARGET build/fuzz/TARGET/found/FILE
"""

from __future__ import annotations

import sys
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEGABYTES, SLOW = 500, 30


def main() -> None:
    """Fuzz; the exit code is not 0 if something was found."""
    import atheris

    with atheris.instrument_imports(include=["workshopsite", "yaml", "frontmatter", "jinja2"]):
        import workshopsite.build
        import workshopsite.markup.markdown
        import workshopsite.render.renderer  # noqa: F401 - instrumented
    sys.path.insert(0, str(ROOT / "tests"))
    from targets import TARGETS

    name, what = sys.argv[1:]
    target = TARGETS[name]
    if Path(what).is_file():
        target.run(Path(what).read_bytes())
        return
    folder = ROOT / "build" / "fuzz" / name
    corpus, found = folder / "corpus", folder / "found"
    for needed in (corpus, found):
        needed.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / blake2b(seed, digest_size=8).hexdigest()).write_bytes(seed)
    limits = [f"-max_total_time={what}", f"-rss_limit_mb={MEGABYTES}", f"-timeout={SLOW}"]
    options = [*limits, "-max_len=4096", f"-artifact_prefix={found}/", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
