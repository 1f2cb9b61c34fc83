"""The command ``serve``."""

from __future__ import annotations

import sys
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

import click

from workshopsite.commands.guard import PROBLEMS, guarded
from workshopsite.commands.loading import staying
from workshopsite.commands.options import BASE_URL, FOLDER, site_options

if TYPE_CHECKING:
    from pathlib import Path

    from workshopsite.serve.events import Event

_MORE = """\b
Examples:
  workshopsite serve --open
  workshopsite serve --follow
  workshopsite serve --base-url https://example.org/workshop/
  workshopsite serve --host 0.0.0.0              for a phone in the same network
  workshopsite serve --allow-host my-laptop.local --host 0.0.0.0

\b
Exit codes:
  0  stopped by Ctrl-C
  1  the port cannot be used, or the host is not of this machine
  2  the command is wrong
"""


def _names(_: click.Context, parameter: click.Parameter, typed: tuple[str, ...]) -> frozenset[str]:
    from workshopsite.serve.hosts import host_name

    for name in typed:
        if not host_name(name) or "/" in name:
            message = f'"{name}" is no host name; write it like my-laptop.local'
            raise click.BadParameter(message, param=parameter)
    return frozenset(map(host_name, typed))


@click.command(epilog=_MORE)
@FOLDER
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="NUMBER",
    help="The port; the first free one from 8000 on if not given.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="Where to listen: 127.0.0.1, this machine only, if not given; 0.0.0.0 for everybody.",
)
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    callback=_names,
    metavar="NAME",
    help="A further name by which a browser may call this machine; can be given several times.",
)
@BASE_URL
@click.option("--poll", is_flag=True, help="Look for changes; for containers, network drives.")
@click.option("--follow", is_flag=True, help="Let the browser go to the page that you change.")
@click.option("--open", "open_", is_flag=True, help="Open the site in the browser.")
@guarded
def serve(
    folder: Path,
    port: int | None,
    host: str,
    names: frozenset[str],
    base_url: str | None,
    *,
    poll: bool,
    follow: bool,
    open_: bool,
) -> None:
    """Show the site in FOLDER (here, if not given) in the browser while you edit it.

    Whatever you save is shown at once, drafts too, and nothing is written to the disk. Problems
    are shown in the browser as well. Ctrl-C ends it.
    """
    with staying():
        from workshopsite.serve.hosts import host_name, is_ip
        from workshopsite.serve.port import CannotListen, bind
        from workshopsite.serve.session import Session

    options = site_options(base_url, drafts=True)
    try:
        bound = bind(host, port)
    except CannotListen as refusal:
        click.echo(f"error: {refusal}", err=True)
        sys.exit(PROBLEMS)
    session = Session(folder, options, _say, poll=poll, follow=follow)

    def ready() -> None:
        addresses = [f"{address}{session.base}" for address in bound.addresses]
        click.echo(f"Serving at {' and '.join(addresses)} (Ctrl-C ends)")
        if open_:
            _open(addresses[0])

    session.run(bound, names if is_ip(host) else names | {host_name(host)}, ready)


def _say(event: Event) -> None:
    from workshopsite.commands.terminal import paint_for, screen_of
    from workshopsite.report_text import as_text
    from workshopsite.serve.lines import lines

    paint, screen = paint_for(sys.stdout), screen_of(sys.stdout)
    show = partial(as_text, paint=paint, screen=screen, more="the browser shows them")
    for line in lines(event, show):
        click.echo(line)


def _open(address: str) -> None:
    import webbrowser

    # Some browsers run in the terminal and return only when they are closed.
    Thread(target=webbrowser.open, args=(address,), name="browser", daemon=True).start()
