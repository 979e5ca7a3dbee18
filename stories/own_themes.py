"""The themes that a candidate adds to ours: what counts as one, and how it is kept."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from interviews.people import name_key
from stories.models import OwnTheme, Story
from stories.models.story import LONGEST_KEY

AT_MOST = 25


def key_of(name: str) -> str:
    """What its spellings have in common; raises ValidationError for a name that spreads too far to be kept."""
    key = name_key(name)
    if len(key) > LONGEST_KEY:
        raise ValidationError(_("“%(start)s…” is too long. Say it in fewer words.") % {"start": name[:30]})
    return key


def ours_like(key: str) -> str:
    """The code of the theme of ours that is meant by the same words, or ""."""
    return next((theme.value for theme in Story.Theme if key in (theme.value, name_key(str(theme.label)))), "")


def own_themes_of(candidate: User) -> list[OwnTheme]:
    return list(OwnTheme.objects.owned_by(candidate)[:AT_MOST])


def named_themes(own: Iterable[OwnTheme]) -> dict[str, str]:
    """Every theme by its key, as a candidate reads it: ours, then their own."""
    ours = {theme.value: str(theme.label) for theme in Story.Theme}
    return ours | {theme.key: theme.name for theme in own}


def refuse_too_many(own: Iterable[OwnTheme], key: str) -> None:
    """Raise ValidationError where one more theme would be one too many; a known one is no more."""
    known = {theme.key for theme in own}
    if key not in known and len(known) >= AT_MOST:
        raise ValidationError(_("You have %(count)d themes of your own. Delete one first.") % {"count": AT_MOST})


def keep_theme(candidate: User, name: str) -> tuple[str, str]:
    """Add the theme unless it is there; its key, and its name as a story keeps it ("" for one of ours)."""
    key = name_key(name)
    if ours := ours_like(key):
        return ours, ""
    own = OwnTheme.objects.owned_by(candidate)
    theme, _is_new = own.get_or_create(candidate=candidate, key=key, defaults={"name": name})
    return theme.key, theme.name
