"""What the first line of a partial promises: the names that it needs, and who uses it."""

import re
from dataclasses import dataclass
from pathlib import Path

HEAD = re.compile(r"\{# needs: (?P<needs>[^.]+)\. used by: (?P<used>.+?) #\}")
ASIDE = re.compile(r"\([^)]*\)")


class NoContractError(ValueError):
    """The first line of the partial is no contract."""


@dataclass(frozen=True)
class Contract:
    """Names that an include must pass, names that it may pass, and the words after "used by"."""

    required: frozenset[str]
    optional: frozenset[str]
    used_by: str

    @property
    def needs(self) -> str:
        return ", ".join(sorted(self.required))

    @property
    def takes(self) -> str:
        return ", ".join(sorted(self.optional))


def read(source: str) -> Contract:
    """The contract of a partial from its source: "needs: title, text?" asks for title and takes text.

    Raises:  NoContractError when the first line has another form.
    """
    head = HEAD.match(source.lstrip())
    if head is None:
        raise NoContractError(source.splitlines()[0] if source else "")
    names = [name.strip() for name in ASIDE.sub("", head["needs"]).split(",") if name.strip() not in {"", "nothing"}]
    return Contract(
        frozenset(name for name in names if not name.endswith("?")),
        frozenset(name.removesuffix("?") for name in names if name.endswith("?")),
        head["used"],
    )


FOLDER = Path(__file__).resolve().parent.parent / "templates" / "kit"


def of(name: str) -> Contract:
    """The contract of the kit's component `name` ("_field")."""
    return read((FOLDER / f"{name}.html").read_text(encoding="utf-8"))


def components() -> list[str]:
    """Every component of the kit, by name."""
    return sorted(path.stem for path in FOLDER.glob("_*.html"))
