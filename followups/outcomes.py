"""What can become of a mail that was handed over, whoever took it."""

from enum import Enum, auto


class Outcome(Enum):
    SENT = auto()
    LATER = auto()  # not taken this time, for certain
    ADDRESS = auto()  # the recipient is refused for good
    REFUSED = auto()  # the mail is refused for good
    UNCERTAIN = auto()  # all of it was handed over, and no answer came
    OUTAGE = auto()  # the server's trouble, not the mail's
    UNSENDABLE = auto()  # the mail cannot be put into bytes; nothing was handed over
