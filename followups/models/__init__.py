"""Thank-you notes, stated timelines, what is to be mailed and what was."""

from followups.models.health import DeliveryHealth
from followups.models.next_look import NextLook
from followups.models.notes import ThankYouNote
from followups.models.preferences import ReminderPreferences
from followups.models.reminder import Reminder
from followups.models.snooze import Snooze
from followups.models.tally import DeliveryTally
from followups.models.timeline import Timeline

__all__ = [
    "DeliveryHealth",
    "DeliveryTally",
    "NextLook",
    "Reminder",
    "ReminderPreferences",
    "Snooze",
    "ThankYouNote",
    "Timeline",
]
