"""Read at the start of every Python under faketime, which turns the clock that time.sleep() of 3.11 and later asks."""

import select
import time


def sleep(seconds):
    select.select([], [], [], max(seconds, 0))


time.sleep = sleep
