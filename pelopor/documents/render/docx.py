"""Papers as DOCX, for offices that finish or send them in Word. It is never the frozen paper and carries no code of the check."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pelopor.rules.papers.kinds import KINDS, read_paper
from pelopor.rules.papers.layout import Block, Grid, Items, Pairs, Part, Section, Sign, Signs, Text, Title, Top, item_label
from pelopor.rules.papers.sheet import SIZES, Sheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FACES = {"bookman": "Bookman Old Style", "arial": "Arial", "times": "Times New Roman"}
SMALL = 0.86
LABEL = 35  # width of the label of a part. Unit: millimetres
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # the file tells no clock: the date of a paper stands on it


def render(kind: str, content: Mapping[str, Any]) -> bytes:
    """The DOCX of a paper, in the format in which it was kept. One that has no number yet says on every page that it is a draft."""
    paper, sheet = read_paper(kind, content)
    layout = paper.layout(sheet)
    draft = KINDS[kind].numbered and not content.get("number")
    return Writer(sheet, draft=draft).write(layout.title, layout.sections)


class Writer:
    """Writes the blocks of one paper, from top to bottom."""

    def __init__(self, sheet: Sheet, *, draft: bool) -> None:
        import docx

        self.sheet, self.draft = sheet, draft
        self.doc: Document = docx.Document()
        self.width = 0  # between the margins of the section at hand. Unit: millimetres
        self.draws: Mapping[type[Block], Callable[[Any], None]] = {
            Top: self._top, Title: self._title, Pairs: self._pairs, Part: self._part,
            Text: self._text, Items: self._items, Grid: self._grid, Signs: self._signs,
        }  # fmt: skip

    def write(self, title: str, sections: Sequence[Section]) -> bytes:
        from docx.shared import Pt

        style, properties = self.doc.styles["Normal"], self.doc.core_properties
        self._face(style.font)
        style.paragraph_format.space_after = Pt(0)
        properties.title, properties.author, properties.comments, properties.language = title[:250], "", "", "id"
        properties.created = properties.modified = EPOCH
        for place, section in enumerate(sections):
            self._section(section, first=place == 0)
            for block in section.blocks:
                self.draws[type(block)](block)
        out = io.BytesIO()
        self.doc.save(out)
        return out.getvalue()

    def _face(self, font: Any) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt

        name = FACES[self.sheet.face]
        font.name, font.size = name, Pt(self.sheet.points)
        fonts = font.element.rPr.rFonts
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), name)

    def _section(self, wanted: Section, *, first: bool) -> None:
        from docx.enum.section import WD_ORIENT, WD_SECTION
        from docx.shared import Mm

        section = self.doc.sections[0] if first else self.doc.add_section(WD_SECTION.NEW_PAGE)
        width, height = SIZES[self.sheet.size][:: -1 if wanted.landscape else 1]
        section.orientation = WD_ORIENT.LANDSCAPE if wanted.landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(self.sheet.top), Mm(self.sheet.bottom)
        section.left_margin, section.right_margin = Mm(self.sheet.left), Mm(self.sheet.right)
        section.header_distance = section.footer_distance = Mm(8)
        self.width = width - self.sheet.left - self.sheet.right
        if first and self.draft:
            self._words(section.header.paragraphs[0], "KONSEP", strong=True, centre=True)

    def _words(
        self,
        at: "Paragraph",
        text: str,
        *,
        share: float = 1,
        strong: bool = False,
        centre: bool = False,
        justify: bool = False,
        after: int = 0,
    ) -> None:
        """Put a text into a paragraph. share: of the size of the body; after: points below."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        if centre or justify:
            at.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.JUSTIFY
        run = at.add_run(text)
        run.bold = strong or None
        if share != 1:
            run.font.size = Pt(round(self.sheet.points * share * 2) / 2)
        at.paragraph_format.space_after = Pt(after)

    def _top(self, block: Top) -> None:
        for place, line in enumerate(block.lines):
            share = (1.18, 1.36)[place] if place < 2 else 0.82
            self._words(self.doc.add_paragraph(), line, share=share, strong=place == 1, centre=True)
        _rule_below(self.doc.paragraphs[-1])
        self._space()

    def _title(self, block: Title) -> None:
        for line in block.lines:
            self._words(self.doc.add_paragraph(), line, strong=block.strong, centre=True)
        self.doc.paragraphs[-1].paragraph_format.space_after = self._points(9)

    def _text(self, block: Text) -> None:
        made = self.doc.add_paragraph()
        self._words(made, block.text, share=SMALL if block.small else 1, strong=block.strong, justify=not block.strong, after=6)
        made.paragraph_format.keep_with_next = block.strong or None

    def _points(self, number: int) -> Any:
        from docx.shared import Pt

        return Pt(number)

    def _pairs(self, block: Pairs) -> None:
        left = self.width / 2 if block.right else 0
        longest = max(len(key) for key, _ in block.rows)
        label = max(1, min(55, longest * 2.4 + 3)) if longest else 1
        table = self._table(len(block.rows), (*((left,) if left else ()), label, 5, self.width - left - label - 5))
        first = 1 if left else 0
        for row, (key, text) in zip(table.rows, block.rows, strict=True):
            cells = row.cells
            if key:
                for cell, words in zip(cells[first:], (key, ":", text), strict=True):
                    self._words(cell.paragraphs[0], words)
            else:
                self._words(cells[first].merge(cells[-1]).paragraphs[0], text)
        self._space()

    def _part(self, block: Part) -> None:
        table = self._table(1, (LABEL, 5, self.width - LABEL - 5), whole=False)
        label, colon, texts = table.rows[0].cells
        self._words(label.paragraphs[0], block.label)
        self._words(colon.paragraphs[0], ":")
        for place, text in enumerate(block.texts):
            at = texts.paragraphs[0] if place == 0 else texts.add_paragraph()
            self._item(at, block.numbering, place, text)
        self._space()

    def _item(self, at: "Paragraph", numbering: str, place: int, text: str, *, share: float = 1) -> None:
        from docx.shared import Mm

        mark = item_label(numbering, place)
        if mark:
            at.paragraph_format.left_indent, at.paragraph_format.first_line_indent = Mm(7), Mm(-7)
            at.paragraph_format.tab_stops.add_tab_stop(Mm(7))
        self._words(at, f"{mark}\t{text}" if mark else text, share=share, justify=True, after=4)

    def _items(self, block: Items) -> None:
        for place, text in enumerate(block.texts):
            self._item(self.doc.add_paragraph(), block.numbering, place, text, share=SMALL if block.small else 1)

    def _grid(self, block: Grid) -> None:
        total = sum(block.widths)
        table = self._table(len(block.rows) + 1, [self.width * share / total for share in block.widths], lines=True)
        for cell, words in zip(table.rows[0].cells, block.head, strict=True):
            self._words(cell.paragraphs[0], words, share=SMALL, strong=True, centre=True)
        _repeat(table)
        for row, texts in zip(table.rows[1:], block.rows, strict=True):
            cells, short = row.cells, len(texts) < len(block.head)
            for place, text in enumerate(texts):
                last = short and place + 1 == len(texts)
                cell = cells[place].merge(cells[-1]) if last else cells[place]
                self._cell(cell, text, side="l" if last else block.aligns[place], strong=last)
            if block.whole:
                for cell in cells:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
        self._space()

    def _cell(self, cell: "_Cell", text: str, *, side: str, strong: bool) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        sides = {"l": WD_ALIGN_PARAGRAPH.LEFT, "c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}
        for place, line in enumerate(text.split("\n")):
            at = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            self._words(at, line, share=SMALL if place == 0 else SMALL * 0.95, strong=strong)
            at.alignment = sides[side]

    def _signs(self, block: Signs) -> None:
        half = self.width / 2
        alone = len(block.blocks) == 1
        rows = 1 if alone else (len(block.blocks) + 1) // 2
        table = self._table(rows, (half, half))
        for place, one in enumerate(block.blocks):
            self._sign(table.cell(0, 1) if alone else table.cell(place // 2, place % 2), one)
        self._space()

    def _sign(self, cell: "_Cell", one: Sign) -> None:
        lines = [*((text, False) for text in (*one.before, *one.titles)), *(("", False),) * 4, (one.name, True)]
        lines += [(text, False) for text in one.under]
        for place, (text, strong) in enumerate(lines):
            at = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            self._words(at, text, strong=strong)
            at.paragraph_format.keep_with_next = place + 1 < len(lines)
        cell.paragraphs[-1].paragraph_format.space_after = self._points(12)

    def _table(self, rows: int, widths: Sequence[float], *, lines: bool = False, whole: bool = True) -> "Table":
        """A table of fixed widths (millimetres). whole: its rows are not broken over two pages."""
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        table: Table = self.doc.add_table(rows=rows, cols=len(widths))
        table.autofit = False
        if lines:
            table.style = "Table Grid"
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
            if whole:
                row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        return table

    def _space(self) -> None:
        """Word joins two tables that touch: a small empty line stands between."""
        self.doc.add_paragraph().paragraph_format.line_spacing = self._points(5)


def _rule_below(paragraph: "Paragraph") -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="4" w:color="auto"/></w:pBdr>'
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def _repeat(table: "Table") -> None:
    """Let the head of a table stand on every page."""
    from docx.oxml import OxmlElement

    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
