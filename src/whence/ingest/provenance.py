"""Who published a report and when, and on what ground either is known."""

from whence.codebook.outlets import find_outlet, find_registrable_domain
from whence.ingest.days import StatedDay, complete_day
from whence.ingest.frontmatter import FrontMatter
from whence.ingest.options import DocumentOptions, read_moment
from whence.ingest.urls import find_host, find_path_day
from whence.records import PublishedBasis, PublisherBasis


def find_publisher(
    options: DocumentOptions, front: FrontMatter, url: str | None
) -> tuple[str | None, PublisherBasis | None]:
    """Name the publisher: by flag, then front matter, then the domain of the address.

    A domain that the table of outlets does not know stands for itself.
    """
    if options.publisher is not None:
        return " ".join(options.publisher.split()), "flag"
    if front.publisher is not None:
        return front.publisher, "front-matter"
    host = find_host(url) if url else None
    if host is None:
        return None, None
    outlet = find_outlet(host)
    return (outlet.name if outlet else find_registrable_domain(host)), "url"


def find_published(
    options: DocumentOptions, front: FrontMatter, stated: StatedDay | None, url: str | None
) -> tuple[str | None, PublishedBasis | None]:
    """Date a report: by flag, then front matter, then dateline, then the path of the address.

    Returns:
        An ISO 8601 date or moment with its basis, or (None, None); a day that lacks its year
        everywhere is no date. A dateline without its year that agrees with the address rests
        on the address, which alone states the whole day.
    """
    if options.published is not None:
        return read_moment(options.published), "flag"
    if front.published is not None:
        return read_moment(front.published), "front-matter"
    path_day = find_path_day(url) if url else None
    in_path = None
    if path_day is not None and path_day.month and path_day.day:
        in_path = f"{path_day.year:04}-{path_day.month:02}-{path_day.day:02}"
    day = complete_day(stated, path_day) if stated is not None else None
    if day is not None and not (day == in_path and stated is not None and stated.year is None):
        return day, "dateline"
    return in_path, "url" if in_path else None
