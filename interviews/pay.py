"""Words about pay: a note keeps off it, and a question about it waits until they raise it. Pure.

English, German, French and Spanish; none of these words means anything else in another of them.
"""

import re

# Said anywhere, it is about what somebody is paid.
PAY = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|remuneration|compensation|stock options?|(?:sign(?:ing|[- ]on)|annual|yearly) bonus"
    r"|pay (?:range|rise|raise|band|package|grade|expectations?|check|cheque|cut|level)s?|paid (?:more|less|enough)"
    r"|(?:the|my|your|better|higher|more|good|on|about) pay(?=[\s.,;?!]|$)(?! (?:off|for|attention|it|the))"
    r"|benefits package|day rate|hourly rate|base (?:pay|of)|total comp|OTE|earn(?:ing)? (?:more|at least)"
    r"|money (?:side|question|part)"
    r"|(?:jahres|monats|grund|brutto|wunsch|einstiegs)?(?:gehalt|gehälter|gehalts(?:vorstellung|rahmen|band|frage)(?:en)?)"
    r"|vergütung|entlohnung|(?:stunden|tages)satz"
    r"|salaires?|rémunération|prétentions salariales|fourchette salariale|taux journalier"
    r"|salarios?|sueldos?|remuneración|retribución|(?:expectativas|banda|franja|pretensiones) salarial(?:es)?)\b"
    r"|[$€£]\s?\d{2,3}(?:[.,]\d{3}|\s?k)\b(?=[^.!?]{0,40}\b(?:year|annum|base|gross|offer|range|expect))"
    r"|\b(?:expect\w*|hop\w+ for|looking for|offer\w*|range)\b[^.!?]{0,30}[$€£]?\s?\d{2,3}(?:[.,]\d{3}|\s?k)\b",
    re.IGNORECASE,
)

# In a question these ask for it too; in a note they would be about something else too often.
ASKED_FOR = re.compile(
    r"\b(?:how much|what)\b[^.?!]{0,40}\b(?:pays?|paid)\b(?! (?:\w+ )?(?:attention|off|for|back|heed|into)\b)"
    r"|\bhow much\b[^.?!]{0,30}\b(?:earn|make)\b|\bearnings\b"
    r"|\bwhat (?:does|do|would|could|can|will)\b[^.?!]{0,40}\bearn\b|\b(?:about|discuss) (?:the )?money\b"
    r"|\b(?:annual|yearly|regular) (?:raise|rise)s?\b|\bcompensate[ds]?\b[^.?!]{0,20}\bovertime\b"
    r"|\bpay (?:for )?relocation\b"
    r"|\bbonus(?:es)?\b|\bpensions?\b|\bperks\b|\b(?:401\(?k\)?|RSUs?)\b"
    r"|\b(?:shares?|equity|stock) (?:options?|package|plan|grants?|stake)\b|\b(?:offer|any|get|some) equity\b"
    r"|\b(?:get|gets|getting|give|gives|negotiate|expect) (?:an? )?(?:pay )?(?:raise|rise)s?\b|\b(?:a|the) pay raise\b"
    r"|\bbenefits (?:do you|does the|are|come|that|you|package)\b|\b(?:the|your|any) benefits(?: like)?\?"
    r"|\bpay (?:work|structure|scale|review|transparen\w+|compare|grow)s?\b"
    r"|\b(?:budget|budgeted|set aside) for (?:this|the) (?:role|position|job|hire)\b"
    r"|\bpaid (?:leave|holidays?|vacation|time off|overtime)\b|\bovertime (?:is )?paid\b"
    r"|\b(?:the|what(?:[’']s| is) the) (?:money|package)(?: like)?\?"
    r"|\bwie ?viel\b[^.?!]{0,40}\b(?:verdien\w*|zahl\w*|bezahlt)\b|\bwas (?:verdien|zahl)\w*\b"
    r"|\bcombien\b[^.?!]{0,40}\b(?:gagne\w*|pay[eé]\w*|touche)\b"
    r"|\bcuánto\b[^.?!]{0,40}\b(?:paga\w*|gana\w*|cobra\w*)\b",
    re.IGNORECASE,
)


def asks_about_pay(question: str) -> bool:
    return bool(PAY.search(question) or ASKED_FOR.search(question))
