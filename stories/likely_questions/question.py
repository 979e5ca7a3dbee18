"""What is known of a question that candidates are likely to be asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # It exists in the stubs only.
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class LikelyQuestion:
    """`kind`, `theme` and `criterion` are codes; `criterion` is what they judge, `hint` what they listen for."""

    code: str
    kind: str
    text: "_StrPromise"
    theme: str = ""
    criterion: str = ""
    hint: "_StrPromise | str" = ""
