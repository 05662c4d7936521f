"""The kit's English is the one that shows where another part has the same Indonesian: both must say the same."""

from pathlib import Path

from babel.messages.pofile import read_po

PARTS = Path(__file__).resolve().parent.parent.parent / "pelopor"


def english(file: Path) -> dict[object, object]:
    with file.open("rb") as source:
        return {message.id: message.string for message in read_po(source, locale="en") if message.id and any(message.string or ())}


def test_no_other_part_translates_a_message_of_the_kit_in_another_way() -> None:
    catalogues = {path.parts[-5]: english(path) for path in sorted(PARTS.glob("*/locale/en/LC_MESSAGES/django.po"))}
    kit = catalogues.pop("kit")

    assert [
        (part, message, kit[message], words)
        for part, known in catalogues.items()
        for message, words in known.items()
        if message in kit and kit[message] != words
    ] == []
