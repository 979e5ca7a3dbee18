"""How browsers are started and sized here, for whoever has no Django around."""

import shutil
from pathlib import Path

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
QUIET_CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SHARED_MEMORY, ENOUGH = Path("/dev/shm"), 2**30


def needless_words():
    """What Playwright starts Chromium with for the sake of containers that have 64 MB of shared memory.

    It makes each part of a picture a file on the disk, which takes a tenth of the browser's processor time.
    """
    has_room = SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > ENOUGH
    return ["--disable-dev-shm-usage"] if has_room else []
