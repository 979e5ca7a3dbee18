"""What is known of a question that candidates are likely to be asked."""

from dataclasses import dataclass

from accounts.lazy_text import LazyText


@dataclass(frozen=True, slots=True)
class LikelyQuestion:
    """`kind`, `theme` and `criterion` are codes; `criterion` is what they judge, `hint` what they listen for."""

    code: str
    kind: str
    text: LazyText
    theme: str = ""
    criterion: str = ""
    hint: LazyText | str = ""
