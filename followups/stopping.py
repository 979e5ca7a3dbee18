"""Whether this worker was asked to stop: told to its main process, and read by the processes of its pool as well."""

import mmap

# A byte of memory that forked processes share: the signal reaches only the one that they were forked from.
_asked = mmap.mmap(-1, 1)


def ask_to_stop(**_signal: object) -> None:
    _asked[0] = 1


def is_asked_to_stop() -> bool:
    return _asked[0] == 1
