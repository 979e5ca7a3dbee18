"""Where “now” stands in the picture of a day."""

from datetime import datetime

from django import template

from interviews.day_picture import Picture

register = template.Library()


@register.filter
def top_at(picture: Picture, now: datetime | None) -> int | None:
    return picture.top_at(now) if now else None
