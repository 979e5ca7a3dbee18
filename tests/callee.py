"""Calls functions on request: a line of JSON with function and arguments in, a line with the result or the error out.

Runs as a process of its own (Product.call in tests/product.py), so that its Django lives on another database than
the test's.
"""

import importlib
import json
import sys
import traceback

import django
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import close_old_connections


def answer(line):
    path, arguments = json.loads(line)
    module, _, name = path.rpartition(".")
    try:
        return {"result": getattr(importlib.import_module(module), name)(**arguments)}
    except Exception:
        return {"error": traceback.format_exc()}


def main():
    django.setup()
    # The product checks such a password as any other; to stretch one well takes half a second of every test.
    PBKDF2PasswordHasher.iterations = 1
    # Whatever is printed by the way must not get between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        close_old_connections()
        answers.write(json.dumps(answer(line), default=str) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
