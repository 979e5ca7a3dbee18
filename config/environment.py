"""Reading the environment. A value that cannot be used stops the start with one line that names its variable.

No line repeats a value: it may hold a password.
"""

import re
import sys
from collections.abc import Callable
from typing import NoReturn
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# A name, an IPv4 or IPv6 address, or a folder with a socket, percent-encoded.
HOST = re.compile(r"[\w.:%-]+")
ENCODE = "in user and password write : as %3A, / as %2F, ? as %3F, # as %23, @ as %40 and % as %25."


class FromFileOrVariable(FileAwareMapping):
    """NAME_FILE names a file that holds the value of NAME: how containers and vaults hand over a secret."""

    def __getitem__(self, key: str) -> str:
        # Editors end a file with a line break, which no value of ours has. A $ is a $: without the backslash the
        # library would take what follows for the name of another variable.
        return str(super().__getitem__(key)).strip().replace("$", r"\$")


env = environ.FileAwareEnv()
env.ENVIRON = FromFileOrVariable()
env.escape_proxy = True


def stop(name: str, what_to_do: str) -> NoReturn:
    """End the start with one line that names the variable; raises SystemExit."""
    sys.stderr.write(f"{name}: {what_to_do}\n")
    raise SystemExit(2)


def read[T](name: str, cast: Callable[..., T], default: object, expected: str) -> T:
    """The variable as `cast` reads it, or `default`; a value that cannot be read stops the start."""
    try:
        _refuse_accidents(name, env.str(name, default=""))
        return cast(name, default=default)
    except OSError:
        stop(name, f"cannot read the file that {name}_FILE names.")
    except (ImproperlyConfigured, ValueError, KeyError, TypeError):
        stop(name, f"expected {expected}.")


def _refuse_accidents(name: str, value: str) -> None:
    """What a shell would have taken away, but a file of variables leaves in."""
    if CONTROL.search(value):
        stop(name, "a line break or another control character is in it; write the value on one line.")
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'`":
        stop(name, "the quotes around it are part of the value; take them away.")


def read_number(name: str, default: int, low: int, high: int) -> int:
    number: int = read(name, env.int, default, f"a whole number from {low} to {high}")
    if not low <= number <= high:
        stop(name, f"expected a whole number from {low} to {high}.")
    return number


def read_address(name: str, schemes: tuple[str, ...], example: str, *, needs_host: bool = True) -> SplitResult | None:
    """The parts of an address with one of these schemes, or None where the variable is not set."""
    value: str = read(name, env.str, "", f"an address like {example}")
    if not value and name in env.ENVIRON:
        stop(name, f"is empty; give an address like {example}, or leave the variable out.")
    return parts_of(name, value, schemes, example, needs_host=needs_host) if value else None


def parts_of(name: str, value: str, schemes: tuple[str, ...], example: str, *, needs_host: bool = True) -> SplitResult:
    """Host and port are looked at here; user and password only for signs that they were not percent-encoded."""
    if not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
        stop(name, f"expected an address like {example}.")
    try:
        parts = urlsplit(value)
        if ("@" in value and "@" not in parts.netloc) or parts.fragment or BAD_ESCAPE.search(value):
            stop(name, ENCODE)
        is_port = parts.port is None or parts.port > 0
    except ValueError:
        is_port = False
    if not is_port:
        stop(name, f"expected an address like {example}, with a port from 1 to 65535.")
    if not (HOST.fullmatch(parts.hostname) if parts.hostname else not needs_host):
        stop(name, f"no host in it that could be one; expected an address like {example}.")
    return parts
