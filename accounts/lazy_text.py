"""The type of a text that is translated when shown: Django’s stubs have a name for it, Django itself has none."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText
else:
    LazyText = str

__all__ = ["LazyText"]
