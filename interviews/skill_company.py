"""Whether a word that is also the name of a skill is meant as one: by how it is written and what stands around it."""

import re

from interviews.skill_words import CUES, SENTENCE_START, Mention, Words

# The signs and little words of a list.
LIST = re.compile(rf"(?:[\s,;/&+()|·•:#-]|\b(?:{'|'.join(sorted(CUES['and']))})\b){{1,24}}", re.IGNORECASE)


def named_in_earnest(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Those of the mentions that stand for a skill, in order.

    1. Some are out of the question: “the marketing team”, “a dog called Docker”, “rust-free”.
    2. Some are enough by themselves: an unmistakable name, “experience with Go”, “fluent Dutch”.
    3. Others are believed beside one of those in the same list, which is then passed on along the list.
    """
    possible = [mention for mention in mentions if _is_possible(words, mention)]
    sure = [_is_enough(words, mention) for mention in possible]
    neighbours = [(place, place + 1) for place in range(len(possible) - 1)]
    for left, right in neighbours + [(right, left) for left, right in reversed(neighbours)]:
        if sure[left] and not sure[right]:
            sure[right] = _are_listed(words, possible[left], possible[right])
    return [mention for mention, is_sure in zip(possible, sure, strict=True) if is_sure]


def _is_possible(words: Words, mention: Mention) -> bool:
    before, after = _word_before(words, mention), _word_after(words, mention)
    if before in CUES["name before"]:
        return False
    if mention.name.mark in ("!", "~"):
        return _is_exact(words, mention) and not _is_tied(words, mention)
    if mention.name.mark == "*":
        return after in CUES["after a language"] or after in CUES["speaking after"] or _ends_clause(words, mention)
    if not mention.name.written.islower():
        return not _is_another_word(words, mention)
    is_theirs = after in CUES["people after"] and words.gap_before(mention.end) in (" ", "-")
    return not is_theirs and not is_of_a_degree(words, mention) and not _is_of_a_name(words, mention)


def _is_enough(words: Words, mention: Mention) -> bool:
    match mention.name.mark:
        case "^":
            return _is_exact(words, mention) and not _is_verb(words, mention)
        case "!":
            return _has_cue(words, mention) or not _starts_phrase(words, mention)
        case "~" | "?":
            return _has_cue(words, mention) or _is_whole_line(words, mention)
        case "*":
            return _is_to_be_spoken(words, mention)
    return True


def _is_exact(words: Words, mention: Mention) -> bool:
    return words.between(mention.start, mention.end) == mention.name.written


def _is_tied(words: Words, mention: Mention) -> bool:
    """Part of a compound: “rust-free”, “C-level”, “on-the-Go”, “R&D”."""
    end = words.spans[mention.end - 1][1]
    after = words.text[end : end + 2]
    is_before = after[:1] == "&" or (after[:1] == "-" and after[1:].islower())
    return is_before or words.gap_before(mention.start) in ("-", "&")


def _is_another_word(words: Words, mention: Mention) -> bool:
    """“Leeds” is not the many of LEED, nor “bac” one of BACS."""
    written, known = words.between(mention.start, mention.end), mention.name.written
    return known.isupper() and len(written) != len(known) and written != known + "s"


def is_of_a_degree(words: Words, mention: Mention) -> bool:
    """“A degree in biology or similar”: asked of the past, and no skill."""
    before = _before(words, mention, 8)
    return bool(CUES["degree before"] & before) and not CUES["skill before"] & before


def _is_of_a_name(words: Words, mention: Mention) -> bool:
    """“Osprey Joinery Ltd”: a word with a capital after another."""
    if mention.end - mention.start > 1 or words.gap_before(mention.start) != " ":
        return False
    (before, _), (start, _) = words.spans[mention.start - 1], words.spans[mention.start]
    return words.text[before].isupper() and words.text[start].isupper()


def _is_verb(words: Words, mention: Mention) -> bool:
    """“Excel at what you do”, at the start of a sentence."""
    return _starts_sentence(words, mention) and _word_after(words, mention) in ("at", "in", "as", "when", "by")


def _has_cue(words: Words, mention: Mention) -> bool:
    is_announced = not CUES["skill before"].isdisjoint(_before(words, mention, 4))
    return is_announced or _word_after(words, mention) in CUES["skill after"]


def _is_to_be_spoken(words: Words, mention: Mention) -> bool:
    if _starts_sentence(words, mention):
        return True
    is_announced = not CUES["speaking before"].isdisjoint(_before(words, mention, 3))
    return is_announced or _word_after(words, mention) in CUES["speaking after"]


def _are_listed(words: Words, known: Mention, doubtful: Mention) -> bool:
    """Whether nothing but the signs and little words of a list stands between them."""
    first, second = (known, doubtful) if known.start < doubtful.start else (doubtful, known)
    between = words.text[words.spans[first.end - 1][1] : words.spans[second.start][0]][:80]
    if between.strip(" ") == "" or not LIST.fullmatch(between):
        return False
    return (doubtful.name.mark != "?" and "\n" not in between) or _is_item(words, doubtful)


def _is_item(words: Words, mention: Mention) -> bool:
    """Whether it stands in the list by itself, and is not the head of something longer (“qPCR assays”)."""
    is_opened = words.gap_before(mention.start) != " " or _word_before(words, mention) in CUES["and"]
    return is_opened and (words.gap_before(mention.end) != " " or _word_after(words, mention) in CUES["and"])


def _word_before(words: Words, mention: Mention) -> str:
    """The word before, if it stands in the same line; else nothing."""
    return "" if "\n" in words.gap_before(mention.start) else words.keys[mention.start - 1]


def _word_after(words: Words, mention: Mention) -> str:
    return "" if "\n" in words.gap_before(mention.end) else words.keys[mention.end]


def _before(words: Words, mention: Mention, count: int) -> frozenset[str]:
    """The words before the name, up to `count`, as far back as its sentence goes."""
    found = []
    for position in range(mention.start - 1, max(mention.start - 1 - count, -1), -1):
        if SENTENCE_START.search(words.gap_before(position + 1)):
            break
        found.append(words.keys[position])
    return frozenset(found)


def _starts_sentence(words: Words, mention: Mention) -> bool:
    return bool(SENTENCE_START.search(words.gap_before(mention.start)))


def _is_whole_line(words: Words, mention: Mention) -> bool:
    is_last = words.gap_before(mention.end).lstrip(" .;").startswith("\n")
    return is_last and words.gap_before(mention.start).endswith("\n- ")


def _starts_phrase(words: Words, mention: Mention) -> bool:
    """At the start of a sentence, and followed by more of it: “React quickly when …”."""
    return (
        _starts_sentence(words, mention)
        and not _ends_clause(words, mention)
        and _word_after(words, mention) not in CUES["and"]
    )


def _ends_clause(words: Words, mention: Mention) -> bool:
    return words.gap_before(mention.end).strip() != "" or "\n" in words.gap_before(mention.end)
