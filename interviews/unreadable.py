"""A file or a text that a person handed over and that cannot be used."""


class Unreadable(ValueError):
    """The sentence says what is wrong and what to do; `is_too_large` answers 413 instead of 422."""

    def __init__(self, sentence: str, *, is_too_large: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.is_too_large = is_too_large
