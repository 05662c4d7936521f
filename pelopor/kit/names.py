"""Names of people as a page says them."""


def callname(name: str) -> str:
    """How a person is addressed: the first word of the name, without degrees; with the next while it is an initial or a short title."""
    words = name.partition(",")[0].split()
    end = next((place for place, word in enumerate(words, 1) if len(word.strip(".")) > 3), len(words))
    return " ".join(words[:end])
