"""Which of the topics of prepared answers a question that was asked is about, as far as its words tell. Pure.

The rules know English only; a question in another language is about no topic that we can name.
"""

import re

from stories.models import Answer

_YOUR_MOVE = (
    r"(?:your|the|that|this) (?:current |present |last |previous )?(?:job|role|company|employer|position|team)"
)
_YEARS = r"(?:two|three|five|ten|2|3|5|10)[- ]years?"

RULES: dict[str, str] = {
    Answer.Topic.WHY_US: r"""
        \bwhy\ (?:us|here)\b
        | \bwhy\ (?:do|did|would)\ you\ (?:want|like|apply|choose|pick)\b(?!\ to\ (?:leave|change|quit|move\ on)\b)
        | \bwhy\ (?:this|our|the)\ (?:company|role|job|team|position|industry|organi[sz]ation)\b
        | \bwhy\ are\ you\ (?:interested|here)\b
        | \b(?:what|which)\b.{0,30}\b(?:attract(?:s|ed)|draws|drew|interests|brings|brought)\ you\b
        | \bwhat\ do\ you\ (?:know\ about|like\ about)\ (?:us|our|the\ company|this)\b
    """,
    Answer.Topic.WHY_LEAVING: rf"""
        \bwhy\b.{{0,60}}\b(?:leav(?:e|ing)|left|quit|quitting|mov(?:e|ing)\ on|looking\ (?:for|elsewhere|around))\b
        | \b(?:leav(?:e|ing)|left|quit)\ {_YOUR_MOVE.replace(" ", r"\ ")}
        | \breasons?\ (?:for|behind|to)\ (?:your\ )?(?:leav(?:e|ing)|mov(?:e|ing)|departure|(?:job\ )?chang(?:e|ing))\b
        | \blooking\ to\ (?:leave|move|change)\b
    """,
    Answer.Topic.FIVE_YEARS: rf"""
        \b(?:in|within|over|next)\ (?:the\ next\ )?(?:about\ )?{_YEARS.replace(" ", r"\ ")}
        | \b{_YEARS.replace(" ", r"\ ")}\ from\ now\b
        | \bsee\ yourself\b(?!.{{0,30}}\bteam\b)
        | \b(?:long[-\ ]term|career)\ (?:goals?|plans?|aims?|aspirations?|ambitions?)\b
    """,
    Answer.Topic.AVAILABILITY: r"""
        \b(?:when|how\ (?:soon|early|quickly|fast))\b(?!\ did).{0,40}\b(?:start|begin|join|available)\b
        | \b(?:start(?:ing)?|joining)\ date\b
        | \b(?:notice\ period|period\ of\ notice|(?:your|much|any|long\ a)\ notice)\b
        | \b(?:are|be|you|your|earliest)\b.{0,20}\bavailab(?:le|ility)\b
        | \b(?:earliest|soonest)\b.{0,30}\b(?:start|begin|join)\b
    """,
    Answer.Topic.OTHER_OFFERS: r"""
        \b(?:other|any|competing|further|more)\ (?:job\ )?offers?\b
        | \bother\ (?:process(?:es)?|interviews?|applications?|companies|employers)\b
        | \b(?:interviewing|applying|applied|talking|interviews?|processes)\b.{0,30}\b(?:elsewhere|else)\b
        | \bwhere\ else\b.{0,30}\b(?:apply|applied|applying|interview(?:ing|ed)?|looking)\b
        | \boffers?\ (?:elsewhere|in\ hand|on\ the\ table|from)\b
    """,
    Answer.Topic.PAY: r"""
        \b(?:salar(?:y|ies)|compensation|remuneration|wages?|earn(?:ing|ings)?|(?:day|hourly|daily)\ rate)\b
        | \b(?:expect|want|like|need|have)\b.{0,20}\bto\ be\ paid\b
        | \bpay\b(?!\ (?:attention|for|off|back|heed))(?=\ (?:expectations?|range|do|would|are|package|\?)|\W*$)
        | \b(?:your|any)\ (?:financial\ )?expectations\b(?!\ (?:of|from|about|towards))
    """,
}
PATTERNS = {topic: re.compile(rule, re.IGNORECASE | re.VERBOSE | re.DOTALL) for topic, rule in RULES.items()}
READ_AT_MOST = 2_000  # characters; the longest that a question is kept at


def topics_of(question: str) -> list[str]:
    """The codes of Answer.Topic, in their order; often none."""
    text = " ".join(question.replace("’", "'").split())[:READ_AT_MOST]
    return [str(topic) for topic, pattern in PATTERNS.items() if pattern.search(text)]
