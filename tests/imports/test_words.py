"""What the import says beforehand about how long others wait."""

import pytest

from pelopor.imports.words import pause


@pytest.mark.parametrize(
    ("compared", "written", "told"),
    [
        (0, 0, ""), (7_999, 0, ""), (8_000, 0, "sekitar 2 detik"), (4_000, 1_500, "sekitar 2 detik"), (21_000, 21_000, "sekitar 19 detik"),
        (200_000, 0, "sekitar 50 detik"), (200_000, 200_000, "sekitar 4 menit"),
    ],
)  # fmt: skip
def test_the_pause_grows_with_the_rows_compared_and_the_people_written(compared: int, written: int, told: str) -> None:
    assert pause(compared=compared, written=written) == told
