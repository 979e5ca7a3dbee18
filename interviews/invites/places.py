"""Where a conversation takes place: the link of a video call, telephone numbers to dial, or an address."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher

URL = re.compile(r"\bhttps?://[^\s<>\"'“”‘’⟨⟩|\\^`{}]{3,2000}", re.IGNORECASE)
LONGEST_URL, LONGEST_PLACE = 500, 300
# The library that finds telephone numbers looks at every digit.
# The number of whoever wrote, for questions: nobody dials in there.
FOR_QUESTIONS = re.compile(r"\b(?:reach me|erreichen sie mich|joindre au|contactarme)\b", re.IGNORECASE)
LONGEST_SEARCHED, MOST_TRIES, MOST_PHONES = 4_000, 60, 4
CLOSING = ".,;:!?)]>*_’'\""
# Host, and what the path must look like: a service has other pages too.
CALLS = tuple(
    (re.compile(host), re.compile(path, re.IGNORECASE))
    for host, path in (
        (r"(?:.+\.)?zoom(?:gov)?\.(?:us|com|com\.cn)", r"/(?:j|my|w|s|wc|meeting|webinar)/"),
        (r"meet\.google\.com", r"/(?:[a-z]{3}-[a-z]{4}-[a-z]{3}|lookup/)"),
        (r"(?:hangouts\.google\.com)", r"/"),
        (
            r"teams\.(?:microsoft|live)\.(?:com|us)|gov\.teams\.microsoft\.us",
            r"/(?:l/meetup-join/|meet/|v2/\?meetingjoin)",
        ),
        (r"(?:.+\.)?webex\.com", r"/(?:meet|join|[^/]+/j\.php|m/|wbxmjs/|webappng/|[^/]+/meet/)"),
        (r"(?:app\.|global\.|meet\.)?goto(?:meeting|meet\.me)?\.(?:com|me)|gotomeet\.me", r"/.+"),
        (r"(?:.+\.)?whereby\.com|(?:meet\.)?jit\.si|8x8\.vc|(?:.+\.)?daily\.co", r"/.+"),
        (r"(?:.+\.)?bluejeans\.com|meet\.ringcentral\.com|v\.ringcentral\.com", r"/.+"),
        (r"(?:.+\.)?chime\.aws|join\.skype\.com|meet\.lync\.com|(?:.+\.)?around\.co", r"/.+"),
        (
            r"(?:app\.)?(?:coderpad\.io|hackerrank\.com|codesignal\.com|codility\.com)",
            r"/(?!$).*interview|/[A-Z0-9]{6,}",
        ),
        (r"facetime\.apple\.com|app\.gather\.town|meet\.brave\.com|talky\.io|discord\.gg", r"/.+"),
        (r"(?:.+\.)?(?:dialpad|hirevue|sparkhire|willo|myinterview)\.(?:com|video)", r"/.+"),
        (r"app\.(?:metaview|brighthire|karat)\.(?:ai|com)|karat\.io", r"/.+"),
    )
)
WRAPPED = ("url", "u", "q", "target")
WRAPPERS = re.compile(
    r"(?:.+\.)?safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com)|www\.google\.com"
)
PIN = re.compile(
    r"(?:PIN|passcode|pass ?code|access code|conference ID|meeting ID|meeting number|password)\s*(?:\([^)]{0,20}\))?"
    r"\s*[:#]?\s*([0-9A-Za-z][0-9A-Za-z \-.]{2,18}[0-9A-Za-z#])",
    re.IGNORECASE,
)
CODE = re.compile(
    r"\s*(?:meeting (?:id|number)|access code|passcode|(?:phone )?conference id|pin|id)\b", re.IGNORECASE
)
BARE_URL = re.compile(r"\s*<?https?://\S*\s*", re.IGNORECASE)
SERVICE_WORDS = frozenset(
    [
        "via",
        "on",
        "online",
        "virtual",
        "virtually",
        "remote",
        "remotely",
        "join",
        "microsoft",
        "ms",
        "google",
        "cisco",
        "zoom",
        "team",
        "teams",
        "meet",
        "meeting",
        "hangouts",
        "webex",
        "video",
        "videocall",
        "videokonferenz",
        "call",
        "conference",
        "besprechung",
        "réunion",
        "reunión",
        "vergadering",
        "the",
        "link",
        "below",
        "see",
        "description",
        "in",
        "web",
        "gotomeeting",
        "phone",
        "by",
        "tbd",
        "tba",
        "to",
        "be",
        "confirmed",
        "announced",
        "n",
        "a",
        "none",
    ]
)


@dataclass(frozen=True, slots=True)
class Places:
    url: str = ""
    place: str = ""
    phones: tuple[str, ...] = ()


def addresses_in(text: str) -> Iterator[str]:
    """The web addresses in the text, without the punctuation after them, out of the wrapping of mail programs."""
    for match in URL.finditer(text):
        address = match[0].rstrip(CLOSING)
        if ")" in match[0] and address.count("(") > address.count(")"):
            address += ")"
        yield unwrapped(address)


def unwrapped(address: str) -> str:
    """What a link that passes through a guard leads to."""
    parts = _split(address)
    if parts is None or not WRAPPERS.fullmatch(parts.hostname or ""):
        return address
    query = parse_qs(parts.query, max_num_fields=20) if parts.query.count("&") < 20 else {}
    inner = next((query[name][0] for name in WRAPPED if query.get(name)), "")
    return inner if inner.startswith(("http://", "https://")) else address


def is_call(address: str) -> bool:
    """Whether this address opens a video call."""
    parts = _split(address)
    if parts is None:
        return False
    host, path = (parts.hostname or "").lower(), f"{parts.path}?{parts.query}" if parts.query else parts.path
    return any(host_pattern.fullmatch(host) and path_pattern.match(path) for host_pattern, path_pattern in CALLS)


def places_of(location: str, offered: Iterable[str], text: str, country: str) -> Places:
    """Where it takes place by the field for it, the addresses that the file offers as links, and the text.

    A call's link wins over the link of something else; a location that is only a link is no place.
    """
    candidates = [*(unwrapped(address) for address in offered), *addresses_in(location), *addresses_in(text)]
    url = next((address for address in candidates if is_call(address) and len(address) <= LONGEST_URL), "")
    place = _place(location)
    if not url and not place:
        url = next((address for address in addresses_in(location) if len(address) <= LONGEST_URL), "")
    return Places(url, place, dial_ins(f"{location}\n{text}", country))


def dial_ins(text: str, country: str) -> tuple[str, ...]:
    """Lines such as “+1 609-726-6186, PIN 920149034”: the numbers to call, each with the code said after it."""
    searched = "\n".join(line for line in text.split("\n") if _may_hold_number(line))[:LONGEST_SEARCHED]
    found: dict[str, str] = {}
    for match in PhoneNumberMatcher(searched, country or None, max_tries=MOST_TRIES):
        number = phonenumbers.format_number(match.number, PhoneNumberFormat.INTERNATIONAL)
        rest = searched[match.end : match.end + 160]
        code = _code_after(rest)
        found.setdefault(number, f"{number}, {code}" if code else number)
        if len(found) == MOST_PHONES:
            break
    return tuple(found.values())


def _may_hold_number(line: str) -> bool:
    """Not a meeting's code, which looks like a number to call, nor an address of the web."""
    is_ruled_out = CODE.match(line) or BARE_URL.fullmatch(line) or FOR_QUESTIONS.search(line)
    return sum(character.isdigit() for character in line) >= 7 and not is_ruled_out


def _code_after(rest: str) -> str:
    """“,,123456789#” in the dialled string, or a PIN named before the line's end."""
    if dialled := re.match(r",+\s?(\d{5,12})#", rest):
        return f"{dialled[1]}#"
    line = rest.partition("\n")[0]
    named = PIN.search(line)
    return f"PIN {named[1].strip()}" if named else ""


def _place(location: str) -> str:
    """The location without its addresses, unless nothing that says where remains."""
    without = URL.sub(" ", location)
    pieces = [piece.strip(" -–,;:|()") for piece in re.split(r"[\n;|]", without)]
    kept = [piece for piece in pieces if piece and not _is_service(piece)]
    return ", ".join(dict.fromkeys(kept))[:LONGEST_PLACE]


def _is_service(piece: str) -> bool:
    """“Microsoft Teams Meeting”, “Zoom”: how, not where."""
    return all(word.casefold() in SERVICE_WORDS for word in re.findall(r"\w+", piece))


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        # Asking for the host of a broken address raises as well.
        return parts if parts.hostname else None
    except ValueError:
        return None
