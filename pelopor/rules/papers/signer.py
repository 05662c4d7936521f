"""Who signs a paper, and in whose place: as the head, as acting head (Plt., Plh.), or for the head (a.n.)."""

from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken

SHORT = {"": "", "plt": "Plt. ", "plh": "Plh. ", "an": "a.n. "}
"""What stands before the head's title. Plt.: the post is vacant; Plh.: the head is away; a.n.: the head let another sign.
Source: UU 30/2014 Pasal 14 (Plt., Plh.); Permendagri 1/2023 on official papers (a.n.); glossary."""


@dataclass(frozen=True)
class Signer:
    """One who signs, as the block of signature names them."""

    head_title: str  # "Kepala Dinas Kesehatan Provinsi ..."
    name: str
    grade: str = ""
    number: str = ""  # NIP, printed where the agency's format says so
    form: str = ""  # "" the head, "plt", "plh", "an"
    own_title: str = ""  # the signer's own post, printed below "a.n."

    def check(self) -> None:
        """Refuse a signer who is not named, or signs for the head without saying from which post.

        Raises:  RuleBroken("signer.name"), ("signer.form") for a form that is none, ("signer.own_title").
        Source:  Permendagri 1/2023: below "a.n." and the head's title stands the post of who signs.
        """
        if not self.name.strip():
            raise RuleBroken("signer.name")
        if self.form not in SHORT:
            raise RuleBroken("signer.form")
        if self.form == "an" and not self.own_title.strip():
            raise RuleBroken("signer.own_title")

    def titles(self, *, upper: bool = True) -> tuple[str, ...]:
        """The lines above the name, each closed by a comma: ("a.n. KEPALA DINAS,", "SEKRETARIS,").

        Args:    upper: whether titles are set in capitals; "a.n.", "Plt." and "Plh." never are.
        Source:  Permendagri 1/2023, block of signature; domain dossier 4.1.
        """
        posts = (self.head_title, self.own_title) if self.form == "an" else (self.head_title,)
        first, *rest = (post.strip().upper() if upper else post.strip() for post in posts)
        return tuple(f"{post}," for post in (SHORT[self.form] + first, *rest))

    def under(self, *, grade: bool = True, number: bool = False) -> tuple[str, ...]:
        """The lines below the name: rank, then NIP, as far as known and as the format asks.

        Source:  domain dossier 4.1: name, then rank and NIP.
        """
        known = ((grade, self.grade, ""), (number, self.number, "NIP "))
        return tuple(f"{before}{text.strip()}" for wanted, text, before in known if wanted and text.strip())
