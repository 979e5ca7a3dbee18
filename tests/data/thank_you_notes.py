# ruff: noqa: E501  (notes as they are typed)
"""Thank-you notes as candidates write them, each with what an honest friend would point out. Most deserve silence.

A row: what it is, the note, what a friend would say (codes of Check), and what differs from the usual setting.
"""

COPY, BLAND, GUSH, NAME, PAY, LONG, NOBODY = (
    "near_copy",
    "not_specific",
    "gushing",
    "wrong_name",
    "pay",
    "too_long",
    "no_name",
)

TO_BO = """Dear Bo,

Thank you for the time you took to show me the planning board. The story of how the night shift got its own
dispatcher made me laugh, and it told me a lot about how you solve problems here.

Best regards,
Alice Berg"""
MERGED = """Hi Bo,

Thank you for taking the time to speak with me today. I especially enjoyed hearing about the design system and
how your team works with product every week. I think my background would fit in well.

Best, Alice"""

LONG_BUT_FINE = """Dear Ana,

Thank you for the hour this morning, and for drawing the whole booking flow on the whiteboard. I had not expected
that a single late manifest in Rotterdam can move forty trucks, and I keep turning over your question of whether
the forecast or the buffer should give way first. My first thought was the buffer; on the train home I came round
to the forecast, because the buffer is what the drivers trust. I would enjoy testing that on last winter's records
with you. The role is even closer to what I want to do than the advert suggested. If it helps, I can send the
small notebook that I mentioned.

Best regards,
Alice Berg"""
ENDLESS = " ".join(
    [
        "Dear Ana, thank you for our conversation about the warehouse migration.",
        *[
            f"The {nth} point I took away concerned the depot in {city}, where the nightly load still runs by hand and"
            " somebody has to compare two spreadsheets before the trucks can leave the yard."
            for nth, city in (("first", "Lyon"), ("second", "Porto"), ("third", "Graz"), ("fourth", "Turku"))
        ],
        "I would like to work on that with you. Kind regards, Alice",
    ]
)

GOOD = [
    (
        "the model note",
        """Dear Ana,

Thank you for our conversation about the Data Analyst role. I especially enjoyed talking about moving the reports to
dbt, and how you got finance to trust the new numbers.

I would be glad to join Meridian Freight. Please tell me if anything else would help you decide.

Best regards,
Alice Berg""",
    ),
    (
        "short and dry",
        "Hi Ana,\n\nthanks for your time today. Your point about measuring dock waiting times instead of arrivals"
        " stuck with me.\n\nBest,\nAlice",
    ),
    (
        "one exclamation mark",
        "Hi Ana,\n\nThank you for walking me through the pricing engine this morning! I liked how openly you spoke about"
        " the outage in March. I would love to work on the alerting with you.\n\nAlice",
    ),
    (
        "formal, last name",
        "Dear Ms Ruiz,\n\nThank you for the conversation on Thursday. Your description of the customs corridor between"
        " Dover and Calais gave me a far better picture of the job. I remain very interested.\n\nYours sincerely,\nAlice"
        " Berg",
    ),
    ("about 120 words", LONG_BUT_FINE),
    (
        "on LinkedIn, no greeting line",
        "Ana, thank you for the chat about onboarding new carriers. The checklist idea is one I will borrow. Alice",
    ),
    (
        "name only at the end",
        "Thank you for a lovely hour and for the tour of the sorting hall. I left with three ideas for the barcode"
        " problem.\n\nThanks again, Ana!",
    ),
    (
        "mentions a colleague she also met",
        "Dear Ana,\n\nThank you for your time. Bo told me the same story about the flooded depot from the driver's side,"
        " and hearing both made clear to me how well you work together.\n\nRegards,\nAlice",
    ),
    (
        "excited, once",
        "Dear Ana,\n\nThank you for today. I am excited about the plan to forecast returns by postcode, and I already"
        " have a question about seasonality.\n\nBest wishes,\nAlice",
    ),
    (
        "enthusiastic in a plain way",
        "Hi Ana,\n\nI really enjoyed our whiteboard session on shard keys. Being challenged on the hot partition was the"
        " best part. Thanks for that, and for the coffee.\n\nAlice",
    ),
    (
        "follows up on a promise",
        "Hi Ana,\n\nAs promised, here is the link to the talk on queueing that I mentioned. Thank you for a good"
        " conversation about staffing the peak weeks.\n\nAlice",
    ),
    (
        "mends a weak answer",
        "Dear Ana,\n\nThank you for talking with me. I thought again about your question on window functions: I would"
        " partition by customer and rank by shipment date, and filter outside. I like that you asked.\n\nAlice",
    ),
    (
        "continuity",
        "Dear Ana,\n\nThank you for meeting me again. When we spoke in October the tender was still open; hearing how you"
        " won it was a pleasure. I would be glad to help deliver it.\n\nAlice Berg",
    ),
    (
        "payments are no pay",
        "Dear Ana,\n\nThank you for explaining the payments ledger. That every refund is a new entry and never an edit is"
        " how I would build it too. It pays off at audit time.\n\nAlice",
    ),
    (
        "a budget is no salary",
        "Dear Ana,\n\nThank you for our talk. That you cut $400k of demurrage with one dashboard is remarkable, and I"
        " would like to see how the alerts reach the port agents.\n\nAlice",
    ),
    (
        "pay attention",
        "Hi Ana,\n\nThanks for the advice to pay attention to the tail latencies, not the mean. I went home and looked at"
        " ours.\n\nAlice",
    ),
    (
        "the job is about salaries",
        "Dear Ana,\n\nThank you for showing me the salary benchmarking tool. I liked how it handles missing"
        " regions.\n\nAlice",
        {"topics": ["the salary benchmarking tool", "missing regions"]},
    ),
    (
        "her name is a word, another person's too",
        "Dear Grace,\n\nThank you for your patience with my questions on radiology scheduling. I hope we can continue"
        " them over the pilot ward.\n\nAlice",
        {"name": "Grace Obi", "strangers": ["Will Smith", "Hope Adams"]},
    ),
    (
        "will is no Will",
        "Dear Ana,\n\nThank you for the tour of the lab. Will the cryostat be running in June? I may have a sample for"
        " it. Hope to see it cold.\n\nAlice",
        {"strangers": ["Will Smith", "May Chen", "Hope Adams", "June Park"]},
    ),
    (
        "a talked-about competitor",
        "Dear Ana,\n\nThank you for comparing your routing with that of Northwind so frankly. I understand now why you"
        " kept the manual override.\n\nAlice",
        {"topics": ["why Northwind routes differently"]},
    ),
    (
        "same first name at another job",
        "Dear Ana,\n\nThank you for our talk about cold-chain sensors. The calibration drift is a nice problem.\n\nAlice",
        {"strangers": ["Ana Popescu"]},
    ),
    ("to Bo, nothing like the other", TO_BO, {"name": "Bo Lind", "others": [("Ana Ruiz", MERGED)]}),
    (
        "shares only courtesy with another",
        "Dear Ana,\n\nThank you for taking the time to talk with me about the Data Analyst role. What stayed with me most is"
        " what we said about retiring the old cube.\n\nI would be glad to join Meridian Freight. Please tell me if"
        " anything else would help you decide.\n\nBest regards,\nAlice Berg",
        {
            "others": [
                (
                    "Bo Lind",
                    "Dear Bo,\n\nThank you for the time you took to tell me about the Data Analyst role. I keep thinking about our"
                    " exchange on forklift telemetry.\n\nI would be glad to join Meridian Freight. Please tell me if"
                    " anything else would help you decide.\n\nBest regards,\nAlice Berg",
                )
            ]
        },
    ),
    (
        "same topic, own words",
        "Dear Ana,\n\nYour view that the migration is a trust problem first and a SQL problem second will stay with"
        " me. Thank you for it.\n\nAlice",
        {
            "others": [
                (
                    "Bo Lind",
                    "Dear Bo,\n\nThanks for showing me the migration runbook. I had wondered how you roll back a half"
                    "-finished load, and now I know.\n\nAlice",
                )
            ]
        },
    ),
    (
        "German",
        "Liebe Ana,\n\nvielen Dank für das Gespräch heute. Die Idee, die Touren nach Wetter zu planen, lässt mich nicht"
        " los. Ich würde mich freuen, daran mit Ihnen zu arbeiten.\n\nHerzliche Grüße\nAlice",
    ),
    (
        "Dutch and general, but we do not judge Dutch",
        "Hallo,\n\nbedankt voor het leuke gesprek. Ik was er heel blij mee en zou graag met je over het salaris"
        " praten!!\n\nAlice",
    ),
    (
        "French",
        "Bonjour Ana,\n\nMerci pour notre échange sur la chaîne du froid. Votre exemple des vaccins m'a beaucoup"
        " marquée.\n\nBien à vous,\nAlice",
    ),
    (
        "Spanish",
        "Hola Ana:\n\nGracias por su tiempo y por la visita al almacén. Me quedé pensando en lo del inventario"
        " nocturno.\n\nUn saludo,\nAlice",
    ),
    ("half typed", "Dear Ana,\n\nThank you for"),
    ("only the greeting", "Hello"),
    (
        "emoji and contractions",
        "Hi Ana 🙂\n\nThanks so much for today. I'm still chuckling about the forklift named Gerald, and I've sketched how"
        " the pallet labels could be read twice.\n\nAlice",
    ),
    (
        "title and last name",
        "Dear Dr. Ehrlich,\n\nThank you for the discussion of the trial protocol. The stopping rule you described is"
        " stricter than any I have worked with, and I see why.\n\nAlice Berg",
        {"name": "Dr. Constanze Ehrlich"},
    ),
    (
        "short name for a long one",
        "Hi Tom,\n\nThanks for the pairing session. Your trick with the failing test first, fixture second is now on my"
        " wall.\n\nAlice",
        {"name": "Thomas Reed"},
    ),
    (
        "a nurse's note",
        "Dear Ana,\n\nThank you for showing me the ward. I was touched by how the night nurses hand over at the bedside,"
        " and I would like to learn it that way.\n\nAlice",
    ),
    (
        "a teacher's note",
        "Dear Mrs Ruiz,\n\nThank you for letting me watch your chemistry lesson. The pupils explaining moles to each other"
        " with egg boxes was a joy to see.\n\nAlice Berg",
    ),
    (
        "grateful, once",
        "Dear Ana,\n\nI am grateful for how frank you were about the turnover in the claims team. I would rather know,"
        " and I have rebuilt a team before.\n\nAlice",
    ),
    (
        "perfect, but of a thing",
        "Dear Ana,\n\nThank you for the demo. The perfect tooltip does not exist, as you said, but your third try came"
        " close. I would enjoy arguing about the fourth.\n\nAlice",
    ),
    (
        "customers are amazed",
        "Hi Ana,\n\nThank you for sharing the pilot results. That customers were amazed by a two-hour slot says how low"
        " the bar is, and what you can build.\n\nAlice",
    ),
    (
        "to the recruiter",
        "Dear Rita,\n\nThank you for arranging the day so well; the parking tip alone saved me twenty minutes. I enjoyed"
        " all four conversations.\n\nAlice",
        {"name": "Rita Vale"},
    ),
    (
        "names her own topic",
        "Dear Ana,\n\nThank you for the conversation. I liked hearing how you hire, and I hope to hear from you"
        " soon.\n\nAlice",
        {"topics": ["hiring"]},
    ),
]

TO_MEND = [
    (
        "could go to anybody",
        "Dear Ana,\n\nThank you for taking the time to meet with me today. I enjoyed learning more about the role and the"
        " company. I look forward to hearing from you.\n\nBest regards,\nAlice Berg",
        [BLAND],
    ),
    (
        "could go to anybody, though something was logged",
        "Dear Ana,\n\nThank you for your time. It was great to learn about the team and the culture. I am very interested"
        " in the position.\n\nAlice",
        [BLAND],
        {"topics": ["the move to one warehouse"]},
    ),
    (
        "longer and still nothing",
        "Dear Ana,\n\nI wanted to thank you for the opportunity to interview for the Data Analyst position. It was a"
        " pleasure to meet you and to hear about your experiences at Meridian Freight. I am confident that my skills"
        " would help the team reach its goals.\n\nKind regards,\nAlice",
        [BLAND],
    ),
    (
        "the blank is left",
        "Dear Ana,\n\nThank you for our conversation. [mention what you talked about]\n\nI would be glad to join Meridian"
        " Freight.\n\nAlice",
        [BLAND],
    ),
    (
        "a template's blank",
        "Dear {name},\n\nThank you for telling me about the pallet scanners, Ana.\n\nAlice",
        [BLAND],
    ),
    (
        "insightful, valuable, nothing",
        "Hi Ana,\n\nThanks for the insightful conversation. Your perspective was very valuable and I learned a lot. I hope"
        " we can work together in the future!\n\nAlice",
        [BLAND],
    ),
    (
        "dream job",
        "Dear Ana,\n\nThank you for today. This is my dream job, and the drone inspection of the silos is where I want to"
        " be.\n\nAlice",
        [GUSH],
    ),
    (
        "exclamation marks",
        "Hi Ana!!\n\nThanks a lot for the tour of the cooling towers!! I loved the control room!!!\n\nAlice",
        [GUSH],
    ),
    (
        "absolutely amazing",
        "Dear Ana,\n\nIt was absolutely amazing to hear about the tariff engine. I was blown away by the rule"
        " editor.\n\nAlice",
        [GUSH],
    ),
    (
        "perfect candidate",
        "Dear Ana,\n\nAfter our talk on batch settlement I know that I am the perfect candidate for you.\n\nAlice",
        [GUSH],
    ),
    (
        "begging",
        "Dear Ana,\n\nThank you for the talk on tariffs and quotas. I really need this job, please give me a"
        " chance.\n\nAlice",
        [GUSH],
    ),
    (
        "would do anything",
        "Hi Ana,\n\nThe robotics cell was fun to see. I would do anything to be part of it, and you won't regret"
        " it.\n\nAlice",
        [GUSH],
    ),
    (
        "sorry for being nervous",
        "Dear Ana,\n\nThank you for the case on churn. I'm sorry for being so nervous, and I hope I did well"
        " enough.\n\nAlice",
        [GUSH],
    ),
    (
        "words cannot express",
        "Dear Ana,\n\nWords cannot express how much the session on sediment cores meant to me. I'm truly honored.\n\nAlice",
        [GUSH],
    ),
    (
        "genuinely in love",
        "Hi Ana,\n\nI am in love with your company and everything it stands for. The beehives on the roof!\n\nAlice",
        [GUSH],
    ),
    (
        "another person's greeting",
        "Dear Bo,\n\nThank you for showing me the planning board and the night shift's own dispatcher.\n\nAlice",
        [NAME],
    ),
    (
        "a greeting from another job",
        "Dear Tomas,\n\nThank you for the discussion of grid balancing and the battery park.\n\nAlice",
        [NAME],
    ),
    (
        "somebody of another job in the middle",
        "Dear Ana,\n\nThank you for the chat. As I said to Tomas, the battery park needs a dispatcher's eye.\n\nAlice",
        [NAME],
    ),
    (
        "the other company",
        "Dear Ana,\n\nThank you for explaining the invoice matching. I would be proud to join Globex.\n\nAlice",
        [NAME],
    ),
    (
        "the other company, in the possessive",
        "Dear Ana,\n\nThank you for the hour. Globex's approach to invoice matching is careful, and I like that.\n\nAlice",
        [NAME],
    ),
    (
        "two words of another company",
        "Hi Ana,\n\nI keep thinking about the turbine blades. Blue Harbor is where I want to be.\n\nAlice",
        [NAME],
        {"companies": ["Blue Harbor Ltd."]},
    ),
    (
        "salary",
        "Dear Ana,\n\nThank you for the tour of the bottling line. Could you tell me what salary you have in mind?\n\nAlice",
        [PAY],
    ),
    (
        "compensation",
        "Dear Ana,\n\nThanks for the deep dive into the lexer. I look forward to discussing compensation.\n\nAlice",
        [PAY],
    ),
    (
        "an amount",
        "Hi Ana,\n\nGreat to talk about the greenhouse sensors. I would expect around €68,000 a year.\n\nAlice",
        [PAY],
    ),
    (
        "pay itself",
        "Hi Ana,\n\nThe talk on harvest robots was fun. One thing we did not get to is the pay.\n\nAlice",
        [PAY],
    ),
    (
        "benefits and bonus",
        "Dear Ana,\n\nThank you for the walk through the foundry. I forgot to ask about the annual bonus.\n\nAlice",
        [PAY],
    ),
    ("endless", ENDLESS, [LONG]),
    (
        "endless in German",
        "Liebe Ana, " + "vielen Dank für das Gespräch über die Touren nach Wetter und die neuen Wagen. " * 12,
        [LONG],
    ),
    (
        "hello to nobody",
        "Hello,\n\nThank you for the discussion of the sonar array. The towed cable was new to me.\n\nAlice",
        [NOBODY],
    ),
    (
        "dear sir or madam",
        "Dear Sir or Madam,\n\nThank you for the discussion of the assay and its controls.\n\nAlice",
        [NOBODY],
    ),
    (
        "hi there",
        "Hi there,\n\nthanks for the pairing on the tokenizer and for the hint about lookahead.\n\nAlice",
        [NOBODY],
    ),
    (
        "hiring manager",
        "Dear Hiring Manager,\n\nThank you for explaining the kiln schedule and the glaze tests.\n\nAlice",
        [NOBODY],
    ),
    (
        "to whom it may concern, and nothing more",
        "To whom it may concern,\n\nThank you for the interview. I am very interested in the position.\n\nAlice",
        [NOBODY, BLAND],
    ),
    (
        "no greeting, no name",
        "Thank you for the discussion of the tide tables and the dredging plan. I would like to help with it.\n\nAlice",
        [NOBODY],
    ),
    (
        "mail merge",
        MERGED.replace("Bo", "Ana").replace("design system", "data platform"),
        [COPY],
        {"others": [("Bo Lind", MERGED)]},
    ),
    ("word for word", TO_BO.replace("Bo", "Ana"), [COPY], {"others": [("Bo Lind", TO_BO)]}),
    (
        "one long sentence copied",
        "Dear Ana,\n\nThe story of how the night shift got its own dispatcher made me laugh, and it told me a lot about how"
        " you solve problems here. Separately, the fuel card audit you ran is a lovely piece of detective work; I"
        " would have looked in the wrong country first, as I confessed.\n\nAlice",
        [COPY],
        {"others": [("Bo Lind", TO_BO)]},
    ),
    (
        "copied and bland",
        "Dear Ana,\n\nThank you so much for meeting with me today. I learned a lot about the company and I am very"
        " interested in the position.\n\nAlice",
        [COPY, BLAND],
        {
            "others": [
                (
                    "Chidi Okafor",
                    "Dear Chidi,\n\nThank you so much for meeting with me today. I learned a lot about the company and I am"
                    " really interested in the position.\n\nAlice",
                )
            ]
        },
    ),
    (
        "copied in German",
        "Liebe Ana,\n\ndie Geschichte vom eingefrorenen Kran im Hafen hat mir gezeigt, wie Sie zusammenarbeiten, und das"
        " hat mir sehr gefallen.\n\nAlice",
        [COPY],
        {
            "others": [
                (
                    "Bo Lind",
                    "Lieber Bo,\n\ndie Geschichte vom eingefrorenen Kran im Hafen hat mir gezeigt, wie Sie zusammen arbeiten,"
                    " und das hat mir gut gefallen.\n\nAlice",
                )
            ]
        },
    ),
    (
        "everything at once",
        "Hello,\n\nThank you!! This is my dream company. What is the salary at Globex?\n\nAlice",
        [NOBODY, GUSH, PAY, NAME, BLAND],
    ),
]
