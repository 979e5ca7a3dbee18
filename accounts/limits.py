"""How often something may be asked for: counted per person, or per secret, in the cache that all processes share.

A window begins at a round time, not with the first request, so that counting is one read and one write. Two requests
at the same moment may count as one: these limits keep a machine from being worn out, they guard no secret. What guards
passwords and codes is allauth's.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

HOUR = 3600


@dataclass(frozen=True, slots=True)
class Limit:
    name: str
    most: int
    seconds: int = HOUR

    def seconds_left(self, whose: str, now: datetime) -> int:
        """Count one more; 0 while that is within the limit, else after how many seconds it is again."""
        window, passed = divmod(int(now.timestamp()), self.seconds)
        key = f"limit:{self.name}:{whose}:{window}"
        count = cache.get(key, 0) + 1
        cache.set(key, count, self.seconds)
        return self.seconds - passed if count > self.most else 0
