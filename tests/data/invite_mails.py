"""Recruiters' mails as text, and how each has to be read: by Alice Berg, in New York, on 24 November 2026. All made up."""

# ruff: noqa: E501
from tests.data.invites import Row

MAILS_IN_NEW_YORK = [
    Row(
        "an onsite with a break",
        """\
Hello Alice,

Thanks for chatting with me last week! The team really enjoyed speaking with you and we'd like to move you forward to our virtual onsite.

Here is your schedule for Thursday, December 3 (all times ET):

10:00am - 10:45am | Behavioral Interview | Priya Natarajan, Engineering Manager
10:45am - 11:30am | System Design | Tomás Herrera, Staff Engineer
11:30am - 12:00pm | Break
12:00pm - 12:45pm | Coding | Wei Zhang & Olumide Adeyemi
12:45pm - 1:15pm | Hiring Manager | Sarah O'Connor (Director of Platform)

Zoom link: https://acme.zoom.us/j/99988877766?pwd=abc

Let me know if you have any questions!

Best,
Melissa Grant
Senior Technical Recruiter, Acme Corp""".encode(),
        [
            ("2026-12-03 10:00", 45, "Priya Natarajan (Engineering Manager)"),
            ("2026-12-03 10:45", 45, "Tomás Herrera (Staff Engineer)"),
            ("2026-12-03 12:00", 45, "Wei Zhang, Olumide Adeyemi"),
            ("2026-12-03 12:45", 30, "Sarah O'Connor (Director of Platform)"),
        ],
        zone="America/New_York",
        url="https://acme.zoom.us/j/99988877766?pwd=abc",
    ),
    Row(
        "two sentences",
        b"""\
Hi Alice - confirming your interview with Marcus Webb (VP of Sales) on Mon 11/30 at 3pm. He'll call you at your number. Thanks! Dana""",
        [("2026-11-30 15:00", 60, "Marcus Webb (VP of Sales)")],
        zone="America/New_York",
        unsure="ends zone",
    ),
    Row(
        "a formal letter",
        b"""\
Dear Ms. Berg,

We are pleased to invite you to a second interview for the position of Financial Analyst.

When: Wednesday, December 2nd, 2026 at 9:30 AM (EST)
Where: 350 Fifth Avenue, 21st Floor, New York, NY 10118
Who: Robert Chen, Controller; Linda Park, CFO
Duration: approximately 90 minutes

Please bring a photo ID and arrive 15 minutes early.

Sincerely,
Karen Holt
Human Resources""",
        [("2026-12-02 09:30", 90, "Robert Chen (Controller), Linda Park (CFO)")],
        zone="America/New_York",
        place="350 Fifth Avenue, 21st Floor, New York, NY 10118",
    ),
    Row(
        "chat w/ somebody",
        """\
Hey Alice! You're all set:

Nov 30, 2026
1:00 PM – 1:30 PM Eastern Time - Chat w/ Jamal Edwards
1:30 PM – 2:30 PM Eastern Time - Technical deep dive w/ Fatima Al-Sayed and Greg Novak

Google Meet: https://meet.google.com/qwe-rtyu-iop
Cheers, Tess""".encode(),
        [("2026-11-30 13:00", 30, "Jamal Edwards"), ("2026-11-30 13:30", 60, "Fatima Al-Sayed, Greg Novak")],
        zone="America/New_York",
        url="https://meet.google.com/qwe-rtyu-iop",
    ),
    Row(
        "names before times, zone at the end",
        """\
Alice,

Panel details below.

Tuesday, Dec 1

Noah Kim – Product Manager – 2:00pm-2:30pm
Elena Rossi – Design Lead – 2:30pm-3:00pm
Sam Whitfield – Head of Product – 3:15pm-4:00pm

All in Pacific Time. Teams: https://teams.microsoft.com/l/meetup-join/19%3ameeting_a

Ruth""".encode(),
        [
            ("2026-12-01 14:00", 30, "Noah Kim (Product Manager)"),
            ("2026-12-01 14:30", 30, "Elena Rossi (Design Lead)"),
            ("2026-12-01 15:15", 45, "Sam Whitfield (Head of Product)"),
        ],
        zone="America/Los_Angeles",
        url="https://teams.microsoft.com/l/meetup-join/19%3ameeting_a",
    ),
    Row(
        "moved from one time to another",
        b"""\
Unfortunately Priya is out sick, so we need to move your interview from Thursday, December 3 at 10:00am to Friday, December 4 at 2:00pm ET. Sorry for the trouble!

Melissa""",
        [("2026-12-04 14:00", 60, "")],
        zone="America/New_York",
        unsure="ends people",
    ),
    Row(
        "a bare hour, about an hour",
        b"""\
Hi Alice,

Could you come in on December 8 at 11? You'd meet with our founders, Ines Duarte and Kofi Mensah, for about an hour.

Thanks,
Paul""",
        [("2026-12-08 11:00", 60, "Ines Duarte, Kofi Mensah")],
        zone="America/New_York",
        unsure="starts zone",
    ),
    Row(
        "a confirmation in fields",
        b"""\
Interview confirmation

Candidate: Alice Berg
Position: Data Scientist
Date: 12/02/2026
Time: 13:00 - 14:00 EST
Interviewer(s): Hannah Weiss (hannah.weiss@lumen.example), Raj Patel (raj.patel@lumen.example)
Location: Microsoft Teams
https://teams.microsoft.com/l/meetup-join/19%3ameeting_b""",
        [("2026-12-02 13:00", 60, "Hannah Weiss <hannah.weiss@lumen.example>, Raj Patel <raj.patel@lumen.example>")],
        zone="America/New_York",
        url="https://teams.microsoft.com/l/meetup-join/19%3ameeting_b",
    ),
    Row(
        "a letter in German",
        """\
Guten Tag Frau Berg,

wir freuen uns, Sie am Mittwoch, 2. Dezember 2026 um 14:00 Uhr zu einem zweiten Gespräch einzuladen. Ihre Gesprächspartner sind Frau Dr. Sabine Vogel (Leiterin HR) und Herr Jan Peters (CTO).

Mit freundlichen Grüßen
Petra Lang""".encode(),
        [("2026-12-02 14:00", 60, "Dr. Sabine Vogel (Leiterin HR), Jan Peters (CTO)")],
        zone="America/New_York",
        unsure="ends zone",
    ),
    Row(
        "tomorrow, and a wrap-up",
        """\
Looking forward to tomorrow! Quick recap: 9:00 with Lucía Fernández, then 9:45 with Ahmed Hassan, and 10:30 wrap-up with me.

Jo""".encode(),
        [("2026-11-25 09:00", 45, "Lucía Fernández"), ("2026-11-25 09:45", 45, "Ahmed Hassan")],
        zone="America/New_York",
        unsure="zone",
    ),
    Row(
        "arrival, lunch, and the day at the end",
        b"""\
Your onsite:
* 9:15 - Arrival & badge
* 9:30-10:15 - Anna Kowalski (Head of Research)
* 10:15-11:00 - Dmitri Volkov (Principal Scientist)
* 11:00-12:00 - Lunch with the team
* 12:00-12:45 - Presentation
Date: Friday, 4 December 2026. Address: 12 Science Park, Boston""",
        [
            ("2026-12-04 09:30", 45, "Anna Kowalski (Head of Research)"),
            ("2026-12-04 10:15", 45, "Dmitri Volkov (Principal Scientist)"),
            ("2026-12-04 12:00", 45, ""),
        ],
        zone="America/New_York",
        unsure="people zone",
    ),
    Row(
        "one sentence, a link",
        b"""\
Hi Alice,

It was great speaking with you! Our next step is a 60-minute video call with Peter Lindqvist, our Head of Engineering. I have scheduled it for Friday, December 4th at 1 PM EST. The Zoom link is https://zoom.us/j/5551234567.

Have a great week,
Sofia""",
        [("2026-12-04 13:00", 60, "Peter Lindqvist (Head of Engineering)")],
        zone="America/New_York",
        url="https://zoom.us/j/5551234567",
    ),
    Row(
        "a schedule in capitals, people below their times",
        """\
FINAL ROUND SCHEDULE
Alice Berg | Product Designer | Thu Dec 10

10:00 AM EST
Portfolio presentation
Maya Cohen, Design Director
Ethan Brooks, Senior Product Designer

11:00 AM EST
App critique
Zoë Laurent, Staff Designer

11:45 AM EST
Cross-functional
Hiroshi Tanaka (Engineering) & Claire Dubois (Product)

12:30 PM EST
Recruiter wrap
Sofia Marin""".encode(),
        [
            ("2026-12-10 10:00", 60, "Maya Cohen (Design Director), Ethan Brooks (Senior Product Designer)"),
            ("2026-12-10 11:00", 45, "Zoë Laurent (Staff Designer)"),
            ("2026-12-10 11:45", 45, "Hiroshi Tanaka (Engineering), Claire Dubois (Product)"),
            ("2026-12-10 12:30", 45, "Sofia Marin"),
        ],
        zone="America/New_York",
        unsure="ends",
    ),
    Row(
        "a weekday and half a clock",
        b"""\
Alice, we're confirmed for Wednesday at 4:30 with Bill Turner and Carmen Ortiz. Dial-in is +1 415-555-0132, code 884221#. See you then, Rob""",
        [("2026-11-25 16:30", 60, "Bill Turner, Carmen Ortiz")],
        zone="America/New_York",
        unsure="day ends starts zone",
        phone="+1 415-555-0132",
    ),
    Row(
        "a panel in a hospital",
        b"""\
Thank you for your interest in the Nurse Manager position at St. Luke's Hospital. Your panel interview is scheduled for 12/9/2026, 10:00 a.m. to 11:30 a.m., in Conference Room B, 4th Floor, 200 Hospital Drive. The panel: Janet Moore, RN, Director of Nursing; Dr. Alan Fischer, Chief Medical Officer; Teresa Gomez, HR Business Partner.""",
        [
            (
                "2026-12-09 10:00",
                90,
                "Janet Moore (Director of Nursing), Dr. Alan Fischer (Chief Medical Officer), Teresa Gomez (HR Business Partner)",
            )
        ],
        zone="America/New_York",
        unsure="zone",
    ),
    Row(
        "a list in Central time",
        """\
Hello! Here are the details of your virtual interviews on December 7th (times in CT):
- 8:30–9:15: Omar Haddad (Data Science Manager)
- 9:15–10:00: Julia Stein (Principal Data Scientist)
- 10:15–11:00: panel with Kevin O'Brien and Aisha Bello
Each will use this link: https://meet.google.com/aaa-bbbb-ccc
""".encode(),
        [
            ("2026-12-07 08:30", 45, "Omar Haddad (Data Science Manager)"),
            ("2026-12-07 09:15", 45, "Julia Stein (Principal Data Scientist)"),
            ("2026-12-07 10:15", 45, "Kevin O'Brien, Aisha Bello"),
        ],
        zone="America/Chicago",
        url="https://meet.google.com/aaa-bbbb-ccc",
    ),
    Row(
        "called off, only the day is said",
        b"""\
Hi Alice, the interview with Grace Liu on December 2 has been cancelled. We will be in touch with new times. - Talent Team""",
        [("2026-12-02 09:00", 60, "Grace Liu")],
        zone="America/New_York",
        cancelled=True,
        unsure="no-start",
    ),
    Row(
        "between two times",
        b"""\
We have reserved Tuesday 8 December 2026 between 14:00 and 16:00 GMT for your assessment centre. Contact: Oliver Grant, oliver.grant@firm.example""",
        [("2026-12-08 14:00", 120, "Oliver Grant <oliver.grant@firm.example>")],
        zone="UTC",
    ),
    Row(
        "English with French in it, two zones",
        """\
Hi Alice,
Happy to confirm: 3rd December, 15h00-16h00 CET (9am ET), with Jean-Baptiste Moreau (Directeur Data).
Lien Teams: https://teams.microsoft.com/l/meetup-join/19%3ameeting_q
À bientôt,
Camille""".encode(),
        [("2026-12-03 15:00", 60, "Jean-Baptiste Moreau (Directeur Data)")],
        zone="Europe/Berlin",
        url="https://teams.microsoft.com/l/meetup-join/19%3ameeting_q",
    ),
]
