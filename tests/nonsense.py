"""A server that speaks anything but what is expected: a script of what it says, line by line.

    with nonsense(b"220 hello\\r\\n", b"\\x00\\xff" * 9000) as port: ...

Each part is said after whatever the other side said before it; a float is a wait, None the end of the connection, a
generator function something that goes on.
"""

import contextlib
import socket
import threading
import time


@contextlib.contextmanager
def nonsense(*script):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, script), daemon=True).start()
        yield listener.getsockname()[1]


def _serve(listener, script):
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_converse, args=(connection, script), daemon=True).start()


def _converse(connection, script):
    with contextlib.suppress(OSError), connection:
        for number, part in enumerate(script):
            if number and isinstance(part, bytes):
                connection.recv(65536)
            _say(connection, part)
            if part is None:
                return
        while connection.recv(65536):
            pass


def _say(connection, part):
    if isinstance(part, bytes):
        connection.sendall(part)
    elif isinstance(part, float):
        time.sleep(part)
    elif part is not None:
        for piece in part():
            connection.sendall(piece)


def lines_without_end():
    while True:
        yield b"220-more\r\n" * 1000


def one_line_without_end():
    while True:
        yield b"2" * 10_000


def drops():
    for _ in range(100):
        time.sleep(0.05)
        yield b"2"
