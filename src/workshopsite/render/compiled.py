"""The code of templates, kept so that each is compiled once.

In memory that is the code of all, so that `serve` compiles only what was changed. The code of the
theme's templates is kept on disk as well, beside Python's own, so that a build compiles none of
them. What is kept of a site's own templates ends with the process: code that is read back is run,
and a site's folder may come from anybody.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from workshopsite.render import template_code

_SEAL = 16

_IN_MEMORY: dict[str, tuple[str, CodeType]] = {}
"""Code by its template's file, with the digest of its source.

All environments are set up alike, so what is compiled in one fits the next.
"""


class Compiled(BytecodeCache):
    """The code of an environment's templates, by their files.

    A file of code begins with a seal: a digest of the code and of all that it depends on. Where
    the seal is another one, because something was changed or the file is damaged, the template is
    compiled anew; where nothing can be written, nothing is kept.
    """

    def __init__(self, environment: Environment, theme: Path) -> None:
        """Prepare to keep code; nothing is read yet.

        Args:
            environment: whose templates these are, with all its filters.
            theme: the theme's templates.
        """
        self._theme = theme
        self._folder = Path(cache_from_source(__file__)).with_suffix("")
        self._compiler = repr(_compiler(environment)).encode()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template's file; its name where it has none."""
        return filename or name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it is kept."""
        checksum, code = _IN_MEMORY.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        elif file := self._file(bucket):
            with suppress(OSError):
                self._read(file, bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled."""
        if bucket.code:
            _IN_MEMORY[bucket.key] = (bucket.checksum, bucket.code)
            if file := self._file(bucket):
                with suppress(OSError):
                    self._write(file, bucket)

    def _file(self, bucket: Bucket) -> Path | None:
        """Where the code of one of the theme's templates is; None for any other template."""
        template = Path(bucket.key)
        if not template.is_relative_to(self._theme):
            return None
        return self._folder / ".".join((*template.relative_to(self._theme).parts, "code"))

    def _read(self, file: Path, bucket: Bucket) -> None:
        kept = file.read_bytes()
        data = kept[_SEAL:]
        if kept[:_SEAL] == self._seal(bucket, data):
            bucket.code = marshal.loads(data)  # noqa: S302 - sealed, and from where programs are
            _IN_MEMORY[bucket.key] = (bucket.checksum, bucket.code)

    def _write(self, file: Path, bucket: Bucket) -> None:
        data = marshal.dumps(bucket.code)
        file.parent.mkdir(parents=True, exist_ok=True)
        arriving = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            arriving.write_bytes(self._seal(bucket, data) + data)
            arriving.replace(file)
        finally:
            arriving.unlink(missing_ok=True)

    def _seal(self, bucket: Bucket, data: bytes) -> bytes:
        template = repr((bucket.key, bucket.checksum)).encode()
        return blake2b(self._compiler + template + data, digest_size=_SEAL).digest()


def _compiler(environment: Environment) -> object:
    """All that decides what code a template becomes, but its source.

    Jinja and what we change of it are known by their files, because to ask for its version takes
    longer than to read the code of all templates.
    """
    jinja = [file for file in os.scandir(Path(jinja2.__file__).parent) if file.is_file()]
    ours = Path(template_code.__file__).stat()
    given = environment.filters.items()
    return (
        MAGIC_NUMBER,
        sorted((file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in jinja),
        (ours.st_size, ours.st_mtime_ns, str(environment.code_generator_class)),
        sorted(environment.extensions),
        sorted((name, str(getattr(made, "jinja_pass_arg", ""))) for name, made in given),
        (environment.autoescape, environment.optimized),
        (environment.trim_blocks, environment.lstrip_blocks),
        getattr(environment, "newstyle_gettext", None),
    )
