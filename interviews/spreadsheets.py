"""Texts in spreadsheets: one that begins like a formula is guarded on its way out, and freed on its way in."""

# A spreadsheet takes a cell that begins with one of these for a formula, some of them for a command.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """The text as a spreadsheet shows it, whatever it begins with."""
    return f"'{text}" if text.startswith(RISKY) else text


def unguarded(text: str) -> str:
    """The text as it was before `harmless`."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text
