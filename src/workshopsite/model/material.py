"""What there is to read, see or run beside a talk or a paper: slides, a PDF, code, and more."""

from workshopsite.model.fields import Arxiv, Doi, Link, Links, OpenReview, WebAddress
from workshopsite.model.files import Resource
from workshopsite.model.record import Record, key


class Material(Record):
    """The keys that talks and papers share for their files and links."""

    slides: Resource | None = key(
        None, description="a file, from content/, or an address", example="files/ada.pdf"
    )
    video: Resource | None = key(None, description="likewise", example="https://example.org/v")
    pdf: Resource | None = key(None, description="likewise: the paper", example="files/a.pdf")
    poster: Resource | None = key(None, description="likewise", example="files/poster.pdf")
    code: WebAddress | None = key(
        None, description="where the code is", example="https://example.org/code"
    )
    arxiv: Arxiv | None = key(None, description="an arXiv identifier", example="2101.01234")
    openreview: OpenReview | None = key(
        None, description="an OpenReview identifier", example="AbCdEf1234"
    )
    doi: Doi | None = key(None, description="a DOI", example="10.1000/182")
    links: Links = key((), description="further links: label and address")

    @property
    def resources(self) -> tuple[Link, ...]:
        """All its links: those with a key of their own first, labelled by their keys."""
        typed = ((name, getattr(self, name)) for name in RESOURCES)
        return (*(Link(name, href, name) for name, href in typed if href), *self.links)


RESOURCES = ("slides", "video", "pdf", "poster", "code", "arxiv", "openreview", "doi")
"""The keys of Material that hold one link each, in the order in which they are shown."""
