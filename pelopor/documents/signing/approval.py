"""The note of an approval on a frozen paper: added behind it, so that the paper itself stays byte for byte what it was."""

import io
from collections.abc import Sequence

from pelopor.documents.signing.mark import NOTE, Mark, as_file, note


def noted(pdf: bytes, *, mark: Mark, lines: Sequence[str]) -> bytes:
    """`pdf` with the lines in a frame where the mark stands."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.stamp import StaticStampStyle

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    with as_file(note(lines)) as drawn:
        style = StaticStampStyle.from_pdf_file(drawn, border_width=0)
        style.create_stamp(writer, BoxConstraints(*NOTE), {}).apply(mark.page - 1, mark.left, mark.bottom)
        out = io.BytesIO()
        writer.write(out)
    return out.getvalue()
