"""Writers of papers: a dict of a frozen dataclass in, a file out."""
