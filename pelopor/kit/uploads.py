"""Files that are sent in: no more of them is written to the disk than the largest that a form takes."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class CutOff(TemporaryFileUploadHandler):
    """Keeps the beginning of a file that is too large, and its whole size: the deed that takes it refuses it with a sentence.

    Anybody can send a file, signed in or not, before the page says whether it wants one.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start < settings.UPLOAD_LIMIT:
            super().receive_data_chunk(raw_data, start)
