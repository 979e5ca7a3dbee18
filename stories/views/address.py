"""What an address asks for by number."""

from django.http import Http404

# More digits no row of any database has.
MOST_DIGITS = 18


def number_or_404(text: str) -> int:
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise Http404
    return int(text)
