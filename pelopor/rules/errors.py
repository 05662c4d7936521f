"""How a rule says no."""


class RuleBroken(Exception):
    """A rule refused. The code names the rule; the facts fill the sentence that a page shows for it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code
