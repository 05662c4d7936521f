"""Every address of the product, with the mark that its view carries: the deeds it asks for, or whom it lets in."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One address of the URLconf."""

    name: str
    path: str
    view: Callable[..., HttpResponseBase]

    @property
    def deeds(self) -> Sequence[str]:
        return getattr(self.view, "deeds", ())

    @property
    def door(self) -> str:
        return getattr(self.view, "door", "")

    @property
    def takes(self) -> Sequence[str]:
        """Names of what stands in its place in the path."""
        return re.findall(r"<(?:\w+:)?(\w+)>", self.path)

    @property
    def shown(self) -> str:
        """The path as a person reads it: /berkas/<cycle>/."""
        return re.sub(r"<\w+:", "<", f"/{self.path}")


def addresses(resolver: URLResolver | None = None, before: str = "", space: str = "") -> Iterator[Address]:
    """Every address that the URLconf knows."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield Address(f"{space}{pattern.name or ''}", f"{before}{pattern.pattern}", pattern.callback)
        else:
            yield from addresses(pattern, f"{before}{pattern.pattern}", f"{space}{pattern.namespace}:" if pattern.namespace else space)
