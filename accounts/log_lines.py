"""What a log line may say: ids and names of our own; never an address, a token, a query or what people wrote.

Whatever any library logs goes through `cleaned`. Django names the path of each request that it refuses, Celery and
tracebacks quote the text of an exception, and the text of an exception quotes a row.
"""

import logging
import re
import traceback
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from accounts.database_trouble import trouble_of

# The request that this thread answers; every line that is written meanwhile carries it.
request_id: ContextVar[str] = ContextVar("request_id", default="")

ID_IN_REQUEST = "callback.request_id"
# What a line may carry besides its sentence.
FIELDS = ("request_id", "user", "method", "route", "status", "ms")
# The last defence, for what slipped into a sentence: an address, a query, and a word too long and mixed to be a name.
ADDRESS = re.compile(r"[^\s@<>\"'(),;:=]+@[^\s@<>\"'(),;:]+\.[^\s@<>\"'(),;:]+")
QUERY = re.compile(r"\?[^\s\"']+")
TOKEN = re.compile(r"(?=[\w-]*\d)[\w-]{20,}|(?=[\w-]*[A-Z])[\w-]{30,}")
HIDDEN = "…"


class Lines(logging.Formatter):
    """For people at a terminal."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        clean = cleaned(record)
        fields = [f"{name}={getattr(clean, name)}" for name in FIELDS if hasattr(clean, name)]
        clean.msg = " ".join([clean.msg, *fields])
        return super().format(clean)


class JsonLines(JsonFormatter):
    """For whatever collects the lines of a public site: one JSON object each."""

    def __init__(self) -> None:
        names = {"levelname": "level", "name": "logger", "exc_info": "trace"}
        super().__init__(["levelname", "name", "message"], rename_fields=names, timestamp="at")

    def format(self, record: logging.LogRecord) -> str:
        return super().format(cleaned(record))


def cleaned(record: logging.LogRecord) -> logging.LogRecord:
    """A new record with nothing in it but what may be said."""
    error = record.exc_info[1] if record.exc_info else None
    trouble = trouble_of(error)
    said = {name: value for name in FIELDS if (value := _said(record, name)) not in (None, "")}
    return logging.makeLogRecord(
        {
            **said,
            "name": record.name,
            "levelname": record.levelname,
            "created": record.created,
            "msecs": record.msecs,
            "msg": _with_trouble(hidden(_sentence(record)), trouble),
            # What it is about is said in a line, and no frame would say more.
            "exc_text": _trace(record.exc_info) if error and not trouble else None,
        }
    )


def _with_trouble(sentence: str, trouble: str | None) -> str:
    return f"{sentence.partition('\n')[0]}: {trouble}" if trouble else sentence


def hidden(text: str) -> str:
    """The text without what looks like an address, a query or a token."""
    for secret in (ADDRESS, QUERY, TOKEN):
        text = secret.sub(HIDDEN, text)
    return text


def _said(record: logging.LogRecord, name: str) -> Any:
    return _request_id(record) if name == "request_id" else getattr(record, name, None)


def _request_id(record: logging.LogRecord) -> str:
    """Django writes that it refused a request when all middleware is done, and hands the request along."""
    request = getattr(record, "request", None)
    return request_id.get() or getattr(request, "META", {}).get(ID_IN_REQUEST, "")


def _sentence(record: logging.LogRecord) -> str:
    """The sentence with the route where Django has the path, and the kind of exception where Celery has its text."""
    args: Any = record.args
    request = getattr(record, "request", None)
    if isinstance(args, tuple) and hasattr(request, "path"):
        args = tuple(_without_path(arg, request) for arg in args)
    if isinstance(args, dict) and "exc" in args:
        args = {**args, "exc": type(record.exc_info[1]).__name__ if record.exc_info else HIDDEN}
    return logging.makeLogRecord({"msg": record.msg, "args": args}).getMessage()


def _without_path(arg: object, request: Any) -> object:
    return arg.replace(request.path, route_of(request)) if isinstance(arg, str) else arg


def route_of(request: Any) -> str:
    """The name of the page; a path may carry a token, and one that we do not know anything at all."""
    match = getattr(request, "resolver_match", None)
    return match.view_name if match else HIDDEN


def _trace(failure: Any) -> str:
    """Where it happened and of what kind it was, through all its causes, without the text of any."""
    parts: list[str] = []
    error: BaseException | None = failure[1]
    while error is not None and len(parts) < 10:
        frames = "".join(traceback.format_tb(error.__traceback__))
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        parts.append(f"{frames}{kind}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n\nCaused by:\n".join(parts)
