"""How an agency sets its papers: size, face, margins, letterhead, and how the block of signature reads."""

from dataclasses import dataclass

from pelopor.rules.errors import RuleBroken

SIZES = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height of a page. Unit: millimetres. Source: Permendagri 1/2023 and 80/2015 (F4, also called folio, 215 x 330 mm)."""

FACES = ("bookman", "arial", "times")
"""Source: domain dossier 4.1: legal products of regions in Bookman Old Style, letters in Arial or Bookman."""

POINTS = (10, 11, 12)
"""Size of the text. Unit: points."""

MARGIN = (10, 50)
"""Least and most margin. Unit: millimetres. Decided: below 10 mm office printers cut, above 50 mm a table has no room."""

LINES = 6
"""Most lines of a letterhead. Decided: more would fill the page."""


@dataclass(frozen=True)
class Sheet:
    """Format of an agency's papers. Margins. Unit: millimetres."""

    size: str = "F4"
    face: str = "bookman"
    points: int = 11
    top: int = 18
    bottom: int = 20
    left: int = 25
    right: int = 22
    head: tuple[str, ...] = ()  # lines of the letterhead; none: government, agency, address
    upper: bool = True  # titles in capitals
    grade: bool = True  # rank below the signer's name
    number: bool = False  # NIP below the signer's name

    def check(self) -> None:
        """Refuse a format that no printer can set.

        Raises:  RuleBroken of "sheet.size", "sheet.face", "sheet.points", "sheet.margin" (least, most), "sheet.head" (most).
        Source:  domain dossier 4.1: size, face, margins and letterhead are settings of the agency.
        """
        if self.size not in SIZES:
            raise RuleBroken("sheet.size")
        if self.face not in FACES:
            raise RuleBroken("sheet.face")
        if self.points not in POINTS:
            raise RuleBroken("sheet.points")
        least, most = MARGIN
        if not all(least <= margin <= most for margin in (self.top, self.bottom, self.left, self.right)):
            raise RuleBroken("sheet.margin", least=least, most=most)
        if len(self.head) > LINES or not all(line.strip() for line in self.head):
            raise RuleBroken("sheet.head", most=LINES)

    def cased(self, text: str) -> str:
        """A title as the format sets it: in capitals, or as written.

        Source:  domain dossier 4.1: titles in capitals; letters of some agencies keep small ones.
        """
        return text.upper() if self.upper else text
