# ruff: noqa: E501  (advertisements as they are pasted)
"""Job descriptions as candidates paste them, with the skills a careful candidate would note for the interview.

These are written for the tests; every company is made up. TUNING is for looking at while the rules are written.
HELD_OUT, in job_descriptions_held_out, is only for measuring: whoever writes rules does not read it.

How the skills were labelled, by hand and the same way everywhere:

1. Asked of the candidate, whether in the duties, the requirements, the stack or the nice-to-haves: labelled. What is
   only offered (lessons, gym), only used around the job (chat for lunch orders), only true of the company or its
   product, or said not to be needed: not labelled.
2. A skill is a tool, programming language, technique, method, standard, law, field of knowledge, certificate, licence,
   professional registration or spoken language. A duty counts when its name is what one would write in a CV ("code
   review", "month-end close", "cold calling"), not when it merely describes the work ("support the team").
3. Soft skills count when they are named for themselves and can be asked about in an interview: stakeholder management,
   negotiation, public speaking, conflict resolution, mentoring, facilitation, team leadership and the like. Virtues do
   not: communication skills, team spirit, attention to detail, flexibility, passion, working under pressure.
4. Not labelled: degrees and years, the job title itself ("backend developer"), employers and customers, working
   conditions (shifts, on-call, travel, clearance), and words of skills in another sense ("excel at", "react quickly").
5. The label is the posting's own wording, one to four words, without the words around it: "fluent French" is "French",
   "WCAG 2.2" is "WCAG". The singular, unless the plural is the usual form ("pivot tables"). Long form and
   abbreviation side by side make one label, the shorter. A list makes one label for each item.
6. General and special are both labelled where both are named ("SQL" and "PostgreSQL").
7. A misspelt skill is labelled as it should be spelt. In German, French and Spanish the label is in that language.

Compare without regard to case, and let "HACCP" meet "haccp", "cross-functional" meet "cross functional", and a singular
its plural. Each label stands in the plain text of its posting, save for these, misspelt there: "employer branding"
(recruiter), "change management" (strategy consultant).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Posting:
    name: str
    text: str
    skills: frozenset[str]
    language: str = "en"


def asked(labels: str) -> frozenset[str]:
    return frozenset(labels.split(", "))


TUNING = (
    Posting(
        "backend engineer, markdown",
        """# Senior Backend Engineer, Parcelwise

**About us**

Parcelwise moves 40,000 parcels a day for small shops that cannot afford a logistics department. We are 70 people who react quickly when a depot floods, and we care about swift delivery in every sense.

**What you'll do**

- Design and run REST APIs in **Python** (Django)
- Find the slow queries in PostgreSQL, and decide what belongs in Redis instead
- Move the last forgotten cron jobs to Celery and RabbitMQ
- Give and take honest code review

**What you bring**

- 5+ years of building things that run on servers
- Solid SQL and data modelling
- Docker in your sleep; some Kubernetes would be great
- Unit testing as a habit, not a phase

**Nice to have**

- Terraform or AWS
- A few evenings spent with Go

No Java knowledge needed: we retired the last of it in 2021.

**What we offer**

- A spring start date, or sooner if you like
- Free Spanish lessons, a gym pass, and a Slack channel for lunch orders
- 30 days of holiday and a real pension
""",
        asked(
            "REST API, Python, Django, PostgreSQL, Redis, Celery, RabbitMQ, code review, SQL, data modelling, Docker, "
            "Kubernetes, unit testing, Terraform, AWS, Go"
        ),
    ),
    Posting(
        "frontend developer, HTML",
        """<h2>Frontend Developer (f/m/x)</h2>
<p>Lumen &amp; Reed builds booking pages for museums, zoos and one lighthouse. We&rsquo;re a small crew: if something is confusing for visitors, we react quickly and fix it the same week.</p>
<h3>Your role</h3>
<ul>
<li>Build interfaces in <strong>TypeScript</strong> and <strong>React</strong> that work on a five-year-old phone in the rain</li>
<li>Look after our design system</li>
<li>Keep end-to-end testing with Playwright green and boring</li>
<li>Talk to our designers where they live, in Figma</li>
</ul>
<h3>Your profile</h3>
<ul>
<li>Very good HTML, CSS &amp; JavaScript</li>
<li>Accessibility is second nature to you; WCAG&nbsp;2.2 is no foreign word</li>
<li>An eye for web performance</li>
<li>GraphQL&nbsp;or&nbsp;REST, and Git of course</li>
<li>A bonus: internationalisation</li>
</ul>
<h3>Good to know</h3>
<p>The office dog is called Docker. There is a climbing wall &ndash; nobody uses it. To express interest, send three lines and a link; a cover letter is not required.</p>
""",
        asked(
            "TypeScript, React, design system, end-to-end testing, Playwright, Figma, HTML, CSS, JavaScript, "
            "accessibility, WCAG, web performance, GraphQL, REST, Git, internationalisation"
        ),
    ),
    Posting(
        "data analyst, bullets",
        """Data Analyst – Northgate Ferries

Do you excel at what you do, and do you like being asked "why"? Our commercial team needs someone who will become the oracle of the team: the person who knows how many cars were on the 07:40 last August, and what that says about next August.

Responsibilities
• Write SQL against our booking warehouse and keep the dbt models tidy
• Build dashboards in Power BI that captains actually open
• Plan and evaluate A/B testing of fares together with the pricing desk
• Seasonal forecasting of passenger numbers
• Answer ad-hoc questions without a three-week project

Requirements
• A degree in a quantitative subject or equivalent experience
• Advanced Excel (pivot tables, Power Query)
• Working knowledge of statistics, especially regression analysis
• Python with pandas is a plus, not a must
• Data visualisation that a tired person can read
• Great communication skills, attention to detail, and the ability to juggle several priorities in a fast-paced environment

Benefits
• Free crossings for you and your family
• Access to the site gym in Holyhead
• Fruit on Tuesdays

Northgate Ferries is an equal opportunities employer. Applications go through Workday; we keep your data for six months in line with the GDPR. Recruitment agencies, please sail on.
""",
        asked(
            "SQL, dbt, Power BI, A/B testing, forecasting, Excel, pivot tables, Power Query, statistics, "
            "regression analysis, Python, pandas, data visualisation"
        ),
    ),
    Posting(
        "SEO specialist, prose",
        """Fennel & Fig sells kitchen things to people who cook, and about two thirds of them find us through a search engine. We would like that to stay so, which is why we are looking for an SEO specialist in our Leeds office or remotely within the UK.

Your week might start with keyword research for the autumn range, move on to a technical SEO audit of a category that lost ground, and end with a calm explanation to our founder why a competitor's stunt is not worth copying. You will write content briefs for our freelancers, look after structured data and internal linking, and do link building the slow and decent way. We work with Google Search Console, Screaming Frog and Ahrefs; reports are kept in Looker Studio on top of GA4.

You should have two or three years of SEO practice, in-house or at an agency, and enough HTML to tell a developer exactly what is wrong. If you have lived through a site migration, please tell us about it. We don't expect you to code.

We offer 35 hours a week, a generous staff discount, and cooking classes (the pastry course is fully booked until spring).
""",
        asked(
            "SEO, keyword research, technical SEO, content briefs, structured data, internal linking, link building, "
            "Google Search Console, Screaming Frog, Ahrefs, Looker Studio, GA4, HTML, site migration"
        ),
    ),
    Posting(
        "account executive, capitals",
        """ACCOUNT EXECUTIVE, BENELUX

WHO WE ARE
Tidewater makes scheduling software for ports. 120 customers, 19 countries, one very large whiteboard.

THE ROLE
You own new business in the Benelux from first call to signature. You are comfortable in front of C-level buyers, and you go the extra mile when a terminal manager wants the demo at 5 a.m. because that is when the ships come in.

WHAT YOU WILL DO
- Build your own pipeline by cold calling and a good network
- Run discovery calls and product demos
- Pipeline management and honest forecasting in Salesforce
- Lead contract negotiation together with Legal

WHAT WE LOOK FOR
- 4+ years in B2B sales, ideally SaaS
- Closed deals above 50k ARR with a methodology such as MEDDIC
- Fluent Dutch and English; French is a big plus
- A hungry, positive, never-give-up attitude

WHAT YOU GET
- OTE 130k, uncapped
- Company car, phone, laptop (Mac or Windows)
- Yearly trip to Lisbon with surf lessons
- A free subscription to a language app: learn Italian, Korean, whatever you like
""",
        asked(
            "cold calling, discovery calls, product demos, pipeline management, forecasting, Salesforce, "
            "contract negotiation, B2B sales, SaaS, MEDDIC, Dutch, English, French"
        ),
    ),
    Posting(
        "Elektroniker, German",
        """Elektroniker für Betriebstechnik (m/w/d)

Die Molkerei Hellbach GmbH verarbeitet seit 1931 Milch aus der Region. In unserem Werk in Kempten sorgen 14 Kolleginnen und Kollegen aus der Instandhaltung dafür, dass alles läuft – und rostfrei bleibt.

Ihre Aufgaben
- Wartung und Instandsetzung unserer Abfüllanlagen
- Fehlersuche an SPS-Steuerungen (Siemens S7, TIA Portal)
- Inbetriebnahme neuer Antriebe und Frequenzumrichter
- Prüfungen nach DIN VDE 0100

Ihr Profil
- Abgeschlossene Ausbildung als Elektroniker oder vergleichbar
- Sicherer Umgang mit Schaltplänen, idealerweise EPLAN
- Führerschein Klasse B
- Grundkenntnisse in Englisch für die Handbücher
- Bereitschaft zur Schichtarbeit, Teamgeist und Zuverlässigkeit

Wir bieten
- 30 Tage Urlaub, Weihnachtsgeld, JobRad
- Kostenlose Deutschkurse für Ihre Familie
- Käse. Sehr viel Käse.

Klingt gut? Dann freut sich Frau Abele auf Ihre Bewerbung.
""",
        asked(
            "Wartung, Instandsetzung, Fehlersuche, SPS, Siemens S7, TIA Portal, Inbetriebnahme, Frequenzumrichter, "
            "DIN VDE 0100, Schaltpläne, EPLAN, Führerschein Klasse B, Englisch"
        ),
        "de",
    ),
    Posting(
        "intensive care nurse",
        """Staff Nurse, Adult Intensive Care – St Brannock’s Hospital

Our 16-bed unit looks after people on the worst days of their lives, and we try to look after each other too. You’ll join a team with a practice educator on every shift and a kettle that never cools down.

You will
* provide one-to-one intensive care nursing, including ventilator management
* carry out medication administration and IV therapy safely
* lead care planning with patients and families
* keep accurate electronic patient records
* champion infection control at the bedside
* support students through mentoring

You will need
* NMC registration (adult)
* at least one year of acute experience
* Immediate Life Support; ALS is desirable
* compassion, stamina and a sense of humour

We offer: NHS pension, subsidised parking, rotational shifts agreed eight weeks ahead, free swimming at the leisure centre, and a funded critical care course after twelve months.
""",
        asked(
            "intensive care, ventilator management, medication administration, IV therapy, care planning, "
            "electronic patient records, infection control, mentoring, NMC registration, Immediate Life Support, ALS"
        ),
    ),
    Posting(
        "accountant, terse bullets",
        """Accountant (part-time, 25h) / Osprey Joinery Ltd, Inverness

Family firm, 38 staff, oak dust everywhere.

Duties:
- accounts payable and accounts receivable
- bank reconciliation
- VAT returns
- month-end close, together with the owner
- monthly payroll (external bureau, you check it)

You:
- part-qualified ACCA or CIMA, or qualified by experience
- Xero; Sage also fine
- strong Excel (pivot tables, VLOOKUP)
- organised, discreet, cheerful

Not needed: SAP. We will never have SAP.

Pay 24-28k pro rata. Dog-friendly. Parking.
""",
        asked(
            "accounts payable, accounts receivable, bank reconciliation, VAT returns, month-end close, payroll, ACCA, "
            "CIMA, Xero, Sage, Excel, pivot tables, VLOOKUP"
        ),
    ),
    Posting(
        "mechanical engineer",
        """Mechanical Design Engineer
Brackwater Pumps, Sheffield (hybrid)

For ninety years our pumps have emptied mines, cellars and the occasional opera house. Our R&D group of eleven is developing a rust-free pump body for seawater and needs another pair of hands.

Key responsibilities:
– Take parts from sketch to series in SolidWorks, with drawings that use GD&T properly
– Run FEA (Ansys) and know when not to believe it
– Apply design for manufacture together with our foundry and CNC machining suppliers
– Lead FMEA sessions and write the test plan
– Support root cause analysis when something comes back from the field

Requirements:
– BEng or MEng in mechanical engineering
– 3+ years in rotating machinery
– A good feel for sheet metal
– Tolerance analysis
– Experience with a PLM system (we use Windchill)

Desirable: MATLAB. Proficiency in MS Office and strong interpersonal skills are taken for granted.

Perks: a 3D printer called Python that you may use for private projects; bike shed; flexitime; private medical cover. You will get an access card for the site on day one.
""",
        asked(
            "SolidWorks, GD&T, FEA, Ansys, design for manufacture, CNC machining, FMEA, root cause analysis, "
            "rotating machinery, sheet metal, tolerance analysis, PLM, Windchill, MATLAB, MS Office"
        ),
    ),
    Posting(
        "responsable logistique, French",
        """Responsable logistique H/F – CDI – Angers

Les Jardins de Maëlle, c'est 85 personnes, 3 serres et 12 000 colis de plantes par semaine au printemps. Pour accompagner notre croissance, nous cherchons une personne de terrain, souriante et rigoureuse.

Vos missions
• Piloter la gestion des stocks au quotidien
• Organiser la planification des transports et suivre les transporteurs
• Mener les appels d'offres et la négociation des tarifs
• Mettre à jour les KPI et animer l'amélioration continue
• Encadrer une équipe de 14 personnes

Votre profil
• Formation bac +3 à bac +5 en supply chain
• Bonne maîtrise d'Excel et d'un WMS ; SAP serait un plus
• Connaissance des Incoterms et de la réglementation douanière
• CACES 3 à jour
• Anglais professionnel

Ce que nous offrons
• Mutuelle, tickets restaurant, plantes à prix d'ami
• Cours de yoga le jeudi, cours d'espagnol le vendredi
• Un groupe Slack pour le covoiturage
""",
        asked(
            "gestion des stocks, planification des transports, appels d'offres, négociation, KPI, "
            "amélioration continue, Excel, WMS, SAP, Incoterms, réglementation douanière, CACES 3, anglais"
        ),
        "fr",
    ),
    Posting(
        "product manager, long prose",
        """Product Manager, Lending – Quillpay

Most small businesses do not fail because of a bad idea; they fail because an invoice was paid in ninety days instead of thirty. Quillpay exists for those sixty days. We lend against invoices, quickly and in plain language, and we are growing faster than our processes. That is where you come in.

You will own the application journey, from the moment a bakery owner hears of us to the moment the money is there. That means product discovery in the real sense: you run user interviews yourself, you sit with our support team once a fortnight, and you read the credit policy until you understand why we ask for what we ask. It means roadmapping, and defending a roadmap that says no. It means backlog prioritisation with a team of six engineers and a designer. You will set OKRs with your team, measure them in Amplitude, and design A/B testing where there is enough traffic and common sense where there is not.

We think you have been a product manager for at least three years, ideally in fintech. You can write your own SQL, because waiting for someone else’s numbers is no fun. Stakeholder management is a large part of the job: risk, legal and sales all have strong views, and you have the patience to find what is behind them. We write a lot, so your written communication should be a pleasure to read. Experience of credit risk or open banking would help you in the first months. A technical background is welcome and not expected.

What is in it for you? Shares, a budget of 1,500 pounds for learning (last year’s favourites were pottery and a Scrum course), four weeks a year from anywhere, and colleagues who react with kindness when something breaks. We use Jira for work and Notion for the office cookbook.
""",
        asked(
            "product discovery, user interviews, roadmapping, backlog prioritisation, OKRs, Amplitude, A/B testing, "
            "fintech, SQL, stakeholder management, written communication, credit risk, open banking, Jira"
        ),
    ),
    Posting(
        "recruiter, typos",
        """Hi all!! we're hiring a Recruiter (80-100%) for our Zurich ofice

What you do
-sourcing in LinkedIn Recruiter + boolean search, you know the drill
-structured interviews (we train you if you never did them)
-keep Greenhouse clean, candiates should never wait longer then 3 days
-some emloyer branding, eg. job fairs
-onboarding of the new ones togehter with HR

What u bring
-2yrs+ in an agency or inhouse
-fluent German + English, Swiss German you'll pick up
-know GDPR and a bit of Swiss labour law
-salary negotiation doesnt scare you
-positive, quick, dont take yourself too serious

we give: 5 weeks holidays, half fare card, ski day, free french lessons on mondays. Start asap!! send CV to jobs@wandelstern.example
""",
        asked(
            "sourcing, LinkedIn Recruiter, boolean search, structured interviews, Greenhouse, employer branding, "
            "onboarding, German, English, GDPR, labour law, salary negotiation"
        ),
    ),
    Posting(
        "chemistry teacher",
        """TEACHER OF CHEMISTRY (MPS/UPS)
Required for September

The governors of Hartsmere School wish to appoint a well-qualified and enthusiastic colleague to teach chemistry from Key Stage 3 to A Level. Our last inspection found us good with outstanding behaviour; the pupils found us "alright", which we value more.

The successful candidate will:
- plan and deliver practical lessons, with a thorough grasp of CLEAPSS guidance
- be strong in lesson planning, differentiation and formative assessment
- have consistent, warm classroom management
- set and mark homework in Google Classroom
- support pupils with SEND, together with our two teaching assistants
- act as a form tutor and take part in parents' evenings

Applicants must hold QTS. A PGCE is usual but other routes are welcome, and so are early career teachers. The ability to offer some GCSE physics would be an advantage.

A sound understanding of safeguarding is expected of everyone; our own training is on the first day. We offer free lunches on duty days, use of the school pool, and a laptop.
""",
        asked(
            "chemistry, CLEAPSS, lesson planning, differentiation, formative assessment, classroom management, "
            "Google Classroom, SEND, QTS, PGCE, physics, safeguarding"
        ),
    ),
    Posting(
        "site reliability engineer, very long",
        """Site Reliability Engineer (all levels)

About Halcyon Weather
Every morning, eleven million people look at a small picture of a cloud on their phone. That picture comes from us. Behind it stand 40 terabytes of radar data a day, 900 services of wildly different age, and a platform team of nine who would like to be eleven. We are profitable, independent and slightly obsessed with hail.

What you will work on
You will help product teams to run what they build. In the first half year we want to move the remaining bare-metal services to Kubernetes on GCP, replace a home-grown deployment script by Argo CD and Helm, and agree on an SLO for each service that matters to a user. You will be part of an on-call rota of one week in eight, paid, with a day off afterwards.

Typical tasks
- Infrastructure as code with Terraform, reviewed like any other code
- Observability: Prometheus, Grafana
- Incident management, and blameless postmortems that people enjoy reading
- Capacity planning before the storm season
- Writing small tools in Go or Python
- Looking after a few large PostgreSQL clusters, including the upgrade nobody wants to do

What we hope you bring
- Deep Linux knowledge: you have looked for a file descriptor leak at least once
- Networking basics (TCP/IP, DNS)
- Experience with CI/CD pipelines; ours run in GitLab CI
- Bash, in moderation
- The nerve to say "I do not know yet" in a call with forty people

Also welcome, and by no means required
- Chaos engineering
- Rust (one service; it is the only one that never pages us)

You do not need a degree, a home lab, or an opinion about editors.

What we offer
72-95k euros depending on level, 32 or 40 hours, an office in Ghent with a roof terrace for watching thunderstorms, parental leave of 20 weeks, a train pass, chess club, Dutch lessons, and a company barometer. We go easy on meetings: Wednesdays are free of them.
""",
        asked(
            "Kubernetes, GCP, Argo CD, Helm, SLO, infrastructure as code, Terraform, observability, Prometheus, "
            "Grafana, incident management, blameless postmortems, capacity planning, Go, Python, PostgreSQL, Linux, "
            "networking, TCP/IP, DNS, CI/CD, GitLab CI, Bash, chaos engineering, Rust"
        ),
    ),
    Posting(
        "Controller, German",
        """**Controller (m/w/d) in Vollzeit**

Wir sind die Sonnleitner Fenster AG: 420 Mitarbeitende, drei Werke, Kunden von Südtirol bis Schweden. Wir sind in der Abteilung vier Menschen, die Zahlen mögen und Fußball auch.

**Deine Aufgaben**

* Du verantwortest den Monatsabschluss für zwei Werke und erstellst die Abweichungsanalyse
* Budgetierung und rollierender Forecast gemeinsam mit der Produktion
* Weiterentwicklung der Kostenrechnung und des Berichtswesens
* Ansprechperson für die Werkleitung

**Das bringst du mit**

* Betriebswirtschaftliches Studium oder Weiterbildung zum Bilanzbuchhalter
* Sehr gute Kenntnisse in Excel, gern auch Power BI
* Erfahrung mit SAP S/4HANA (Modul CO)
* Grundlagen in HGB und IFRS
* Gutes Englisch, denn unser schwedisches Werk telefoniert gern
* Eigeninitiative und Spaß an der Arbeit im Team

**Das bieten wir**

* Gleitzeit, zwei Tage Homeoffice, Kantine
* Italienischkurse in der Mittagspause
* Ein Sommerfest, das seinen Namen verdient

Bitte bewirb dich über unser Onlineportal. Wir verarbeiten deine Daten nach der DSGVO. Vielfalt ist bei uns willkommen.
""",
        asked(
            "Monatsabschluss, Abweichungsanalyse, Budgetierung, Forecast, Kostenrechnung, Berichtswesen, "
            "Bilanzbuchhalter, Excel, Power BI, SAP S/4HANA, HGB, IFRS, Englisch"
        ),
        "de",
    ),
    Posting(
        "legal counsel, prose",
        """Legal Counsel (Commercial & Technology)

Corvid Robotics makes machines that sort recycling. Our legal team is two people and a ficus. We seek a third lawyer, 3 to 6 years qualified, who would rather pick up the phone than write a memo.

You will be responsible for contract drafting and contract negotiation with municipalities and suppliers, mostly under English law. You will advise our engineers on intellectual property, in particular software licensing and open source compliance, and look after data protection across the group: the GDPR register, data processing agreements, and the odd breach at half past six. From time to time there is due diligence for a small acquisition, and the minutes of the board, so some knowledge of corporate governance is needed. Public procurement law would be a real advantage, as most of our customers are cities.

You are a qualified solicitor or the equivalent in an EU country, you explain things in sentences that fit on a slide, and you keep calm. C-level support is part of the job, but titles matter little here. Working French is welcome.

We offer a fair salary, real responsibility, and access to the site where the robots are tested, which visitors tend to enjoy more than they expected.
""",
        asked(
            "contract drafting, contract negotiation, English law, intellectual property, software licensing, "
            "open source compliance, data protection, GDPR, data processing agreements, due diligence, "
            "corporate governance, public procurement law, qualified solicitor, French"
        ),
    ),
    Posting(
        "restaurant and kitchen manager",
        """Kitchen & House Manager wanted! The Salted Anchor, Whitby. 60 covers, open all year, closed Mondays.

We're a seafood place on the harbour with a short menu and long queues. The owner is stepping back from the stove, and you would run the house with a head chef and a crew of 12 to 20, depending on the season.

THE JOB
Menu planning with the chef, food costing, stock control, ordering and supplier negotiation (you'll know the fishermen by first name by May). Rota planning. Allergen management and HACCP paperwork that would survive a surprise visit. Working the pass on Saturdays. Handling the complaint about the crab, politely.

YOU
Have run a busy kitchen or dining room. Hold Level 3 Food Safety and a Personal Licence (we pay for the second if you don't). Good at team leadership and conflict resolution, since chefs are chefs. Some wine knowledge. Can use a till system; ours is Lightspeed.

US
34k plus tips, staff meals, two days off in a row, live-in possible. Sea swimming club before breakfast. No split shifts, ever. You must have the right to work in the UK.
""",
        asked(
            "menu planning, food costing, stock control, supplier negotiation, rota planning, allergen management, "
            "HACCP, Level 3 Food Safety, Personal Licence, team leadership, conflict resolution, wine knowledge, "
            "Lightspeed"
        ),
    ),
    Posting(
        "lab scientist, HTML",
        """<div class="job"><h1>Research Scientist &ndash; Cell Biology</h1><p>Ostara Bio is an R&amp;D company of 45 people near Uppsala. We develop allergy tests that need one drop of blood.</p><p><b>What you will do</b></p><ul><li>Cell culture of primary and immortalised lines, with good aseptic technique</li><li>Develop and validate ELISA and qPCR assays</li><li>Flow cytometry, from panel to plot</li><li>Document everything in our LIMS</li><li>Write and review SOPs under GLP</li></ul><p><b>Who you are</b></p><ul><li>MSc or PhD in biology, biochemistry or similar</li><li>Hands-on Western blot experience</li><li>Sound statistics; you are at ease in R or GraphPad Prism</li><li>Fluent English. Swedish is <i>not</i> required, and we offer lessons.</li></ul><p><b>Extra credit</b></p><ul><li>CRISPR, design of experiments</li></ul><p>We offer 30 days of leave, a wellness allowance (gym, ski pass, whatever keeps you moving) and a start date in spring.</p><p><small>Ostara Bio believes in diversity &amp; inclusion. Selection is rolling; interviews are held in Teams.</small></p></div>
""",
        asked(
            "cell culture, aseptic technique, ELISA, qPCR, flow cytometry, LIMS, SOP, GLP, Western blot, statistics, "
            "R, GraphPad Prism, English, CRISPR, design of experiments"
        ),
    ),
    Posting(
        "office all-rounder, next to no skills",
        """We need a helping hand!

Our little office above the bakery is getting too busy for the two of us. You’d answer the door and the telephone, water Gerald (a fern), sort the post, run to the bank now and then, and generally keep us sane. No two days are the same, and you’ll be part of the family from the first minute.

You are friendly, reliable and not easily rattled. You excel at finding things that other people have lost. You needn’t have done anything like this before; we hear about most of our best people by word of mouth. A driving licence would be handy, as the nearest post office is four miles off.

Twenty hours a week, mornings preferred. Cinnamon buns on the house. If you’d like to express interest, pop in and ask for Jo.
""",
        asked("driving licence"),
    ),
    Posting(
        "game designer",
        """GAME DESIGNER — Paper Lantern Studio (Montréal or remote in Canada)

We make cosy games with sharp edges. Our last one, about a postman in a flooded city, sold more copies than there are postmen. There are 22 of us and there is unity of purpose, if not of taste.

As our second designer you'll:
• own systems design for the next game: trading, weather, gossip
• do level design for three of the seven islands
• do rapid prototyping in Unity yourself (C#, nothing fancy)
• run playtesting every second Friday and turn grumbles into changes
• keep the game balancing spreadsheets honest

We're looking for:
• at least one shipped game, any size
• a feel for economy design
• some narrative design; we use Ink for dialogue
• version control (Perforce or Git)
• the ability to go back to the drawing board with a smile

Nice: Unreal Engine, French.

No crunch. Profit sharing, dental, a shelf of board games, and a studio cat who is blender-proof and afraid of maya the parrot.
""",
        asked(
            "systems design, level design, rapid prototyping, Unity, C#, playtesting, game balancing, economy design, "
            "narrative design, Ink, version control, Perforce, Git, Unreal Engine, French"
        ),
    ),
)
