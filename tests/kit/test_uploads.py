"""A file that is too large is cut off on the disk and keeps its size, so that the deed refuses it."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import RequestFactory

KILO = 1024


@pytest.mark.parametrize("size, least, most", [(200 * KILO, 200 * KILO, 200 * KILO), (1_000 * KILO, 300 * KILO, 400 * KILO)])
def test_no_more_than_the_limit_and_a_piece_is_written(settings: Any, size: int, least: int, most: int) -> None:
    settings.UPLOAD_LIMIT, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 300 * KILO, 100 * KILO
    file = io.BytesIO(b"x" * size)
    file.name = "besar.pdf"

    upload = RequestFactory().post("/", {"file": file}).FILES["file"]
    assert isinstance(upload, TemporaryUploadedFile)
    with upload:
        assert upload.size == size
        assert least <= len(upload.read()) <= most
