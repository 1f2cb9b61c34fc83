"""A build from start to end: load, plan, check, make, and write what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import field
from pathlib import Path
from time import perf_counter

from workshopsite.check.open_ends import list_open_ends
from workshopsite.check.table import check_pages, check_site
from workshopsite.folders import ROOTS
from workshopsite.late import dataclass
from workshopsite.model.load import load
from workshopsite.model.site import Options, Site
from workshopsite.outputs.output import Output
from workshopsite.outputs.plan import plan
from workshopsite.outputs.together import Progress, Together
from workshopsite.problems import Mistake, Place, Problems, Severity
from workshopsite.render.renderer import Renderer
from workshopsite.write import Changes, check_output_folder, spooled


@dataclass(frozen=True, slots=True)
class Made:
    """A site whose files have been made.

    Attributes:
        site: the site.
        outputs: its files, by path.
        renderer: made its pages, and knows what it saw there.
    """

    site: Site
    outputs: Mapping[str, Output]
    renderer: Renderer


@dataclass
class Result:
    """What a build did.

    Attributes:
        problems: all that is wrong.
        changes: what was written; None where nothing was, because of an error.
        pages: how many HTML pages the site has.
        drafts_left_out: pages that are drafts and not published.
        ignored: files that were left out because of their names.
        seconds: how long each phase took, in the order they were done.
        made: what the files were made from, for those who look further.
    """

    problems: Problems = field(default_factory=Problems)
    changes: Changes | None = None
    pages: int = 0
    drafts_left_out: int = 0
    ignored: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    made: Made | None = None

    def failed(self, *, strict: bool) -> bool:
        """Whether there is an error, or with strict a warning."""
        return self.problems.fatal or (strict and bool(self.problems.of(Severity.WARNING)))

    def count(self, site: Site, paths: Iterable[str]) -> None:
        """Count the pages among the outputs of a site, and what is left out of it."""
        self.pages = sum(path.endswith(".html") for path in paths)
        self.drafts_left_out = site.drafts_left_out
        self.ignored = len(site.folder.ignored)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Measure what is done inside under that name."""
        start = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + perf_counter() - start


def read(root: Path, problems: Problems, options: Options) -> Site:
    """Read the site in a folder, and check what can be known before its pages are made."""
    site = load(root, problems, options)
    check_site(site, problems)
    return site


def check_made(site: Site, renderer: Renderer, problems: Problems) -> None:
    """Check what can be known only when all pages are made, by this renderer."""
    check_pages(site, renderer, problems)


def build(
    root: Path,
    output: Path,
    options: Options,
    *,
    strict: bool = False,
    dry_run: bool = False,
    open_ends: bool = False,
    progress: Progress = lambda _done, _total: None,
    written: Callable[[], None] = lambda: None,
) -> Result:
    """Build the site in a folder.

    Args:
        root: the site's folder, with content/ in it.
        output: where the site goes.
        options: what is asked for besides.
        strict: whether warnings keep the site from being written.
        dry_run: whether to find out what would change and write nothing.
        open_ends: whether to list what is not known or decided yet, if nothing is wrong so far.
        progress: is called after each file.
        written: is called when all is written, and no other build can write there yet.
    """
    result = Result()
    problems = result.problems
    with result.phase("load"):
        site = read(root, problems, options)
    if open_ends and not problems.fatal:
        list_open_ends(site, problems)
    try:
        check_output_folder(output, root, [root / top for top in ROOTS])
        _make(site, output, result, progress, written, strict=strict, dry_run=dry_run)
    except Mistake as mistake:
        problems.add_mistake(mistake, Place(output.as_posix()))
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as elsewhere:  # only to find what else is wrong
            _make(site, Path(elsewhere), result, progress, strict=strict, dry_run=True)
        result.changes = None
    return result


def _make(
    site: Site,
    output: Path,
    result: Result,
    progress: Progress,
    written: Callable[[], None] = lambda: None,
    *,
    strict: bool,
    dry_run: bool,
) -> None:
    with result.phase("plan"):
        planned, renderer = plan(site, result.problems)
    result.count(site, planned)
    with ExitStack() as stack:
        with result.phase("make"):
            together = Together(renderer, result.problems, progress)
            spool = stack.enter_context(
                spooled(planned.values(), output, result.problems, together)
            )
            check_made(site, renderer, result.problems)
        result.made = Made(site, planned, renderer)
        if not result.failed(strict=strict):
            with result.phase("write"):
                result.changes = spool.changes() if dry_run else spool.commit()
            written()
