# ruff: noqa: E501  (advertisements as they are pasted)
"""More job descriptions, labelled by the rules of job_descriptions. Only for measuring: do not write rules from them."""

from tests.data.job_descriptions import Posting, asked

HELD_OUT = (
    Posting(
        "mobile developer",
        """iOS Developer (with some Android)

Trailhead & Son publishes walking maps that work without a signal. 300,000 people have our app in their pocket; a few dozen have been found by mountain rescue because of it. We believe in small releases and swift delivery.

What you'll be doing
- Developing our iOS app in Swift, moving screens from UIKit to SwiftUI one at a time
- Offline storage with Core Data
- Keeping battery use low (you'll get to know Core Location very well)
- Automating releases with Fastlane
- Lending a hand on Android: Kotlin and Jetpack Compose

What we'd like to see
- Apps in the store that you are proud of
- A clear idea of MVVM, and of when to leave it alone
- Tests (XCTest) you would not be ashamed of
- Experience with REST APIs
- Care for accessibility, VoiceOver in particular

What we don't need: React Native, Flutter, or a ten-page CV.

The good bits: four-day week, boots allowance, one hut weekend a year, and the freedom to go outside when the sun does.
""",
        asked(
            "iOS, Swift, UIKit, SwiftUI, Core Data, Core Location, Fastlane, Android, Kotlin, Jetpack Compose, MVVM, "
            "XCTest, REST API, accessibility, VoiceOver"
        ),
    ),
    Posting(
        "data engineer, markdown",
        """## Data Engineer @ Kettlewell Energy

We buy electricity from 2,300 small wind turbines and sell it on the day before it is made. Everything depends on data arriving on time. **You** make it arrive.

### The work

1. Build pipelines with **Airflow** and **dbt** into Snowflake
2. Stream turbine telemetry through Kafka
3. Take ownership of *data quality*: tests, contracts, alerts
4. Rewrite two venerable Spark jobs (Scala) in something the rest of us can read
5. Dimensional modelling with the analysts

### You

- very good `Python` and `SQL`
- comfortable on AWS
- Terraform and CI/CD are part of "done" for you
- interested in data governance, or at least not allergic to it
- energy market knowledge is a plus

### The rest

- Remote within the EU, twice a year in Cork
- Excellent airflow in the office since the roof repair
- You won't be the oracle of the team who answers every question alone: we write things down
- Budget for whatever sparks joy
""",
        asked(
            "Airflow, dbt, Snowflake, Kafka, data quality, Spark, Scala, dimensional modelling, Python, SQL, AWS, "
            "Terraform, CI/CD, data governance, energy market"
        ),
    ),
    Posting(
        "machine learning engineer, prose",
        """Machine Learning Engineer, Language

Courts produce a great deal of text, and very few people have time to read it. At Lexamber we build search for judgments in six languages. Our users are judges, clerks and a surprising number of novelists.

You would join a group of five that owns everything between the raw scan and the ranked answer. Some of it is natural language processing of the classic kind, with named entity recognition and text classification; more and more of it is fine-tuning of transformer models in PyTorch and retrieval over a vector database. We put a lot of weight on model evaluation, because a wrong citation can cost someone their house. You would write production Python, review other people's, and see your models through to deployment with Docker and MLflow.

What should you bring? Two years of doing this for real users, solid probability, and the habit of looking at the data before touching the model. Experience with Hugging Face libraries is helpful. An understanding of information retrieval is worth more to us than the newest paper. You needn't know anything about law, and none of us speaks all six languages; Spanish lessons are on the house.

We're in Luxembourg, in a building with a good canteen. You react calmly to fire drills, we hope; the alarm is old.
""",
        asked(
            "natural language processing, named entity recognition, text classification, fine-tuning, "
            "transformer models, PyTorch, vector database, model evaluation, Python, Docker, MLflow, probability, "
            "Hugging Face, information retrieval"
        ),
    ),
    Posting(
        "UX designer",
        """UX / PRODUCT DESIGNER
Hob & Hearth · Manchester · 12-month contract

Smart ovens are not smart if your grandmother can't bake in them. We need a designer who will watch people burn things, and then fix it.

In this job you will:
✓ plan and carry out user research, above all usability testing in real kitchens
✓ turn findings into journey maps, wireframes and interactive prototypes
✓ extend our design system in Figma, on screens from 3 to 27 inches
✓ do workshop facilitation with engineers and food scientists
✓ look after information architecture of the recipe app

You have:
✓ a portfolio with at least two shipped products (rough edges welcome)
✓ interaction design beyond the happy path
✓ good knowledge of WCAG
✓ a way with words, as our UX writing has no other owner

Bonus points for After Effects.

The extras: hybrid, two office days; free cake from test runs (quality varies); access to the site kitchen; Friday yoga.
""",
        asked(
            "user research, usability testing, journey maps, wireframes, interactive prototypes, design system, "
            "Figma, workshop facilitation, information architecture, interaction design, WCAG, UX writing, "
            "After Effects"
        ),
    ),
    Posting(
        "marketing de contenidos, Spanish",
        """Especialista en marketing de contenidos (Valencia, híbrido)

En Almazara Digital ayudamos a pequeños productores de aceite a vender por internet. Somos doce personas, tres perros y un limonero, y buscamos a alguien con ganas de contar historias.

Tus funciones
- Preparar el calendario editorial y escribir artículos para el blog
- Copywriting para fichas de producto y anuncios
- Email marketing con Mailchimp, de la idea al envío
- Gestión de redes sociales, sobre todo Instagram
- Medir resultados en Google Analytics y proponer mejoras

Qué pedimos
- Dos años de experiencia en un puesto parecido
- Buen ojo para el detalle y conocimientos de SEO
- Manejo de WordPress y Canva
- Inglés alto; se valora el valenciano
- Nociones de fotografía de producto
- Persona proactiva, ordenada y con buen humor

Qué ofrecemos
- Jornada intensiva los viernes y todo el verano
- Clases de francés gratis y cesta de fruta
- Aceite, claro
""",
        asked(
            "calendario editorial, copywriting, email marketing, Mailchimp, redes sociales, Instagram, "
            "Google Analytics, SEO, WordPress, Canva, inglés, valenciano, fotografía de producto"
        ),
        "es",
    ),
    Posting(
        "account manager, agency",
        """Account Manager – Pilcrow Media

About the role
Pilcrow is an independent media agency with 60 clients and 31 people. You will look after eight to ten of those clients, most of them in travel and food, and be the person they call first.

Main duties
• Account planning and quarterly business reviews
• Budget management for campaigns of up to 400,000 pounds
• Contract renewals, and upselling where it is in the client's interest
• Brief and coordinate colleagues in paid social and programmatic advertising
• Keep the CRM (HubSpot) up to date
• Conflict resolution when a campaign does not do what everybody hoped

About you
• You've worked in an agency before and still like it
• Stakeholder management on the client side and inside
• Confident presentation skills
• A good grasp of Google Ads reporting
• You don't need to be an early bird or a spreadsheet wizard

In return: 28 days off, agency dinners, an excellent coffee machine with its own Twitter account, sabbatical after four years. We go to Margate every June.

Pilcrow is a B Corp and a Disability Confident employer: sustainability and inclusion are part of how we work. Privacy notice: your CV is stored in BambooHR for one year.
""",
        asked(
            "account planning, quarterly business reviews, budget management, contract renewals, upselling, "
            "paid social, programmatic advertising, CRM, HubSpot, conflict resolution, stakeholder management, "
            "presentation skills, Google Ads"
        ),
    ),
    Posting(
        "customer success manager",
        """Customer Success Manager (Portuguese-speaking)

Who are we? Roostly is the rota software behind 4,000 cafés, clinics and cinemas. Who are you? Somebody who remembers names, and goes the extra mile without making a fuss about it.

Your day to day:
- customer onboarding for new accounts in Portugal and Brazil
- product training, live and on video
- watching health scores in Gainsight and acting before a customer goes quiet
- churn analysis with the data team once a quarter
- working with Support (Zendesk) when something is stuck
- speaking at our user meet-ups: public speaking should be a pleasure, or at least not a horror

Must have:
- native or near-native Portuguese; fluent English
- 2 years of looking after customers, in whatever trade
- SaaS experience
- de-escalation: you can turn an angry call around

Would be lovely:
- Spanish
- some SQL
- knowledge of workforce scheduling

Perks & benefits: remote-first, home office allowance, meditation app, team retreat (last year: Porto, this year: a vote in Slack).
""",
        asked(
            "customer onboarding, product training, health scores, Gainsight, churn analysis, Zendesk, "
            "public speaking, Portuguese, English, SaaS, de-escalation, Spanish, SQL, workforce scheduling"
        ),
    ),
    Posting(
        "electrical engineer",
        """Electronics Engineer (Hardware)

Nightjar Instruments builds bat detectors, and lately other quiet things that listen. Among our current openings this is the one with the most soldering.

WHAT THE JOB IS
Analogue circuit design for microphones and preamplifiers; PCB layout (four to eight layers) in Altium Designer; simulation in LTspice; bring-up and debugging at the oscilloscope. You write enough embedded C on STM32 to prove that your board works and then hand it to firmware. You take products through EMC testing and CE marking, and you answer production when a component goes out of stock.

WHAT WE ASK
A degree or an apprenticeship in electronics, four years in a similar post, a steady hand for SMD soldering. Low-power design is essential: our detectors hang in trees for a year. Useful: VHDL, CAN bus. Documentation in English; no other language is necessary.

WHAT WE GIVE
52-60k, night walks, a workshop you may use at weekends, relocation help, and a pension that does more than trickle. Switch off at five, we mean it.
""",
        asked(
            "analogue circuit design, PCB layout, Altium Designer, simulation, LTspice, debugging, oscilloscope, "
            "embedded C, STM32, EMC testing, CE marking, SMD soldering, low-power design, VHDL, CAN bus, English"
        ),
    ),
    Posting(
        "civil engineer",
        """Civil Engineer – Highways and Drainage

Ashdown Moffat LLP is a consultancy of 85 in Exeter and Truro. We bridge the gap between what a village needs and what a county can pay for.

The post
You'll work on residential and small highway schemes from first sketch to adoption: drainage design (SuDS above all), road alignment, and the long correspondence that follows. About one day in five is site supervision, so you need to be fit for rough ground; access to the site is often by a farm track.

Essential
- Degree in civil engineering, working towards or holding chartered status with the ICE
- AutoCAD Civil 3D, and MicroDrainage or InfoDrainage
- Bills of quantities
- CDM Regulations
- Full driving licence

Desirable
- NEC4 contracts
- Flood risk assessment
- BIM
- CSCS card

Package: 36-44k, car pool, professional fees paid, flexible Fridays, cricket team in need of a bowler. Applicants who were not successful in March need not express interest again.
""",
        asked(
            "drainage design, SuDS, road alignment, site supervision, chartered status, AutoCAD Civil 3D, "
            "MicroDrainage, InfoDrainage, bills of quantities, CDM Regulations, driving licence, NEC4, "
            "flood risk assessment, BIM, CSCS card"
        ),
    ),
    Posting(
        "warehouse lead, terse capitals",
        """WAREHOUSE SHIFT LEAD – NIGHTS – DAVENTRY

IMMEDIATE START. £16.40/H + NIGHT ALLOWANCE.

MUST HAVE: FORKLIFT LICENCE (COUNTERBALANCE OR REACH). TEAM LEADERSHIP, CREW OF 18. PICK AND PACK. WMS – WE USE MANHATTAN. CYCLE COUNTING. SHIFT PLANNING. MANUAL HANDLING TRAINING UP TO DATE.

GOOD TO HAVE: 5S, FIRST AID, POLISH OR ROMANIAN.

YOU ARE: ON TIME, SAFE, FAIR.

WE GIVE: HOT MEAL, BUS FROM NORTHAMPTON, GYM, FREE ENGLISH LESSONS, 2 WEEKENDS OFF IN 3.

CALL DEB 9-5. NO AGENCIES.
""",
        asked(
            "forklift licence, team leadership, pick and pack, WMS, Manhattan, cycle counting, shift planning, "
            "manual handling, 5S, first aid, Polish, Romanian"
        ),
    ),
    Posting(
        "features editor",
        """Features editor, The Saltmarsh Review

We are a reader-owned monthly about the coast: tides, towns, trade, trouble. Circulation 41,000, staff of nine, office over a chandlery in Harwich.

The features editor commissions and edits about twelve long pieces an issue. That takes an eye for a story, a gift for structural editing, firm but kind copy-editing, and headline writing that does not promise more than the piece delivers. You'll work with the art desk in InDesign and put the same stories online through our CMS (WordPress). Fact-checking here is done by the editor as well as the writer, line by line. You will need a working knowledge of media law, defamation first of all, and of the Editors' Code. If you have done investigative reporting or audio production yourself, so much the better; we'd love to start a podcast. Shorthand is nice and nobody will test it.

You should be able to run a budget for freelance fees, and keep a temper when a chapter arrives on the day it should be printed. A degree in journalism isn't necessary, nor is sailing.

36,500, six weeks' leave, and as much samphire as you can carry.
""",
        asked(
            "structural editing, copy-editing, headline writing, InDesign, CMS, WordPress, fact-checking, media law, "
            "defamation, Editors' Code, investigative reporting, audio production, shorthand"
        ),
    ),
    Posting(
        "regulatory affairs, pharma",
        """Senior Regulatory Affairs Associate
Calder Therapeutics – Basel / Dublin

Calder Therapeutics is a mid-sized company with four approved medicines in rare lung diseases and a promising R&D pipeline.

Responsibilities:
1. Prepare and submit marketing authorisation applications to the EMA and Swissmedic
2. Manage variations over the product life cycle
3. Compile CTD Module 3 together with our CMC colleagues; publish in eCTD
4. Maintain product labelling (SmPC, patient leaflet)
5. Contribute to scientific advice meetings and answers to authorities' questions
6. Regulatory intelligence: follow new ICH guidelines and explain what they mean for us

Qualifications:
1. Life science degree; RAC certification is an asset
2. Minimum four years in regulatory affairs, human medicines
3. Good understanding of GMP and pharmacovigilance
4. Veeva Vault RIM or a similar system
5. Excellent English; German or French desirable
6. Proficient in MS Office
7. Precise, calm, diplomatic; strong interpersonal skills and able to thrive in a fast-paced, cross-functional matrix organisation

Experience with medical devices is not needed for this position.

We offer a performance bonus, relocation support, a subsidised restaurant, and language classes in both cities (Gaelic is the popular one).

Calder Therapeutics is an equal opportunity employer. Please apply through Workday only. Personal data are processed according to the GDPR and the Swiss data protection act.
""",
        asked(
            "marketing authorisation applications, variations, CTD Module 3, eCTD, CMC, product labelling, "
            "scientific advice, regulatory intelligence, ICH guidelines, RAC, GMP, pharmacovigilance, Veeva Vault, "
            "English, German, French, MS Office"
        ),
    ),
    Posting(
        "IT-Projektleitung, German",
        """IT-PROJEKTLEITUNG (M/W/D)

Die Stadtwerke Moosburg versorgen 90.000 Menschen mit Strom, Wasser und schnellem Internet. In den nächsten drei Jahren erneuern wir fast alle Systeme, vom Zählerwesen bis zum Kundenportal. Dafür suchen wir zum Frühjahr eine erfahrene Person mit Überblick und langem Atem.

WAS SIE TUN
• Leitung von zwei bis drei Projekten von der Idee bis zur Übergabe
• Budgetplanung und Risikomanagement
• Anforderungsmanagement gemeinsam mit den Fachbereichen
• Ausschreibungen nach Vergaberecht und Steuerung externer Dienstleister
• Moderation von Workshops und Stakeholdermanagement bis in den Stadtrat

WAS SIE KÖNNEN
• Mehrjährige Erfahrung in der Leitung von IT-Projekten
• Zertifizierung nach PRINCE2 oder IPMA
• Scrum und Kanban kennen Sie nicht nur vom Hörensagen
• Jira und MS Project
• Kenntnisse in SAP IS-U von Vorteil
• Englisch ist nicht erforderlich, ein gutes Nervenkostüm schon

WAS WIR BIETEN
• TVöD, 39 Stunden, unbefristet
• Freibad-Jahreskarte, Spanischkurs der Volkshochschule, Jobticket
• Kolleginnen und Kollegen, die auch mal die Extrameile gehen

Schwerbehinderte Menschen werden bei gleicher Eignung bevorzugt. Hinweise zum Datenschutz (DSGVO) finden Sie auf unserer Website.
""",
        asked(
            "Budgetplanung, Risikomanagement, Anforderungsmanagement, Vergaberecht, Ausschreibungen, "
            "Steuerung externer Dienstleister, Moderation, Stakeholdermanagement, PRINCE2, IPMA, Scrum, Kanban, Jira, "
            "MS Project, SAP IS-U"
        ),
        "de",
    ),
    Posting(
        "executive assistant",
        """Executive Assistant to the CEO

Verity Bloom is a foundation that gives grants to hospices. The chief executive travels a lot and forgets umbrellas. You’d be the calm centre of a small office in Edinburgh, the first word and often the last on where everyone should be.

Key tasks: diary management across four time zones; travel booking, complicated and at short notice; minute taking at trustee meetings; preparing board packs; expense reports in Concur; event planning for two donor evenings a year. You’ll draft letters in the CEO’s voice and deal with C-level contacts and ministers’ offices as easily as with the caretaker.

Person specification: at least five years at a similar level; absolute discretion; Outlook and PowerPoint to a high standard; touch typing; a good telephone manner. Some French would be useful for our Geneva partners. Experience of the charity sector is not essential. Please do not worry if you can’t tick every box.

Salary 41k. The building has a lift, a garden and (on Wednesdays) a choir. A key card gives access to the site from 7 to 7. Spring start.
""",
        asked(
            "diary management, travel booking, minute taking, board packs, expense reports, Concur, event planning, "
            "Outlook, PowerPoint, touch typing, French"
        ),
    ),
    Posting(
        "social worker",
        """Social Worker, Children and Families (Grade 9)
Wexcombe Borough Council

Our caseloads are capped at 14. We say so first because we know it is what you want to hear.

The role is child protection, from the first visit to the last review. You'll carry out statutory assessments under the Children Act 1989, write court reports that are fair to everybody in them, and build plans together with schools, health visitors and police: multi-agency working is the heart of it. We use Signs of Safety as our practice model and value trauma-informed practice. We record in Mosaic.

You must be registered with Social Work England and have finished your ASYE. You need confidence in risk assessment, safeguarding and direct work with children, a car and a driving licence. Training in motivational interviewing is desirable. Speakers of Urdu or Polish are especially welcome.

We offer: fortnightly reflective supervision, a retention payment, mileage, free parking, a wellbeing hour every week, cycle scheme. We aim for swift decisions and will answer within five days.
""",
        asked(
            "child protection, statutory assessments, Children Act 1989, court reports, multi-agency working, "
            "Signs of Safety, trauma-informed practice, Mosaic, Social Work England, ASYE, risk assessment, "
            "safeguarding, direct work, driving licence, motivational interviewing, Urdu, Polish"
        ),
    ),
    Posting(
        "architecte, French",
        """Architecte chef(fe) de projet – Atelier Passerelle, Nantes

Notre atelier réunit dix-huit personnes autour d’une conviction : le plus beau bâtiment est souvent celui qui existe déjà. Nous travaillons surtout pour des écoles et des petites communes.

Vous suivrez deux à trois projets de réhabilitation, de l’esquisse à la livraison. Vous monterez les dossiers de permis de construire, rédigerez les pièces écrites du DCE et assurerez le suivi de chantier, bottes aux pieds. La maquette numérique est produite sous Revit ; une bonne pratique du BIM est donc indispensable. Pour les concours, nous utilisons SketchUp, InDesign et Photoshop.

Vous êtes diplômé(e) d’État, la HMONP est un plus. Vous connaissez la RE2020, la construction bois et la réglementation incendie des ERP, et vous êtes à l’aise avec les marchés publics. L’anglais n’est pas nécessaire. Curiosité, autonomie et bonne humeur feront le reste.

Nous proposons un CDI de 35 heures, des chèques-vacances, un vélo de fonction, un atelier de poterie le mercredi et des cours de breton pour les volontaires.
""",
        asked(
            "réhabilitation, permis de construire, DCE, suivi de chantier, Revit, BIM, SketchUp, InDesign, Photoshop, "
            "HMONP, RE2020, construction bois, réglementation incendie, marchés publics"
        ),
        "fr",
    ),
    Posting(
        "retail manager, few skills",
        """Store Manager – Bobbin & Thread, Chester

Love wool? So do we! Bobbin & Thread is looking for a warm, energetic person to lead our Chester shop. You'll greet customers like friends, inspire a brilliant team of six, and make sure that every day ends a little better than it began. You'll have targets, of course, but we've never been the sort of company that shouts about them.

You've managed a shop before, or you've been a deputy who did everything anyway. You excel when it's busy, you spark ideas in others, you express yourself clearly, and you go about things with a smile. An eye for visual merchandising is important. You won't be thrown by stocktaking or by a queue on the first day of the sale.

Benefits: half-price yarn, a birthday off, free knitting and crochet lessons (yes, for husbands too), pension, and a swift lunch at the café next door on us.
""",
        asked("visual merchandising, stocktaking"),
    ),
    Posting(
        "translator",
        """In-house Translator DE/JA > EN

Glottal Stop Ltd translates what machines say about themselves: manuals, safety sheets, patents. We're looking for a permanent translator for our Cardiff office.

Tasks
-- translation of technical documents from German and Japanese into English (native level)
-- machine translation post-editing, roughly a third of the volume
-- terminology management: you'd own two client glossaries
-- proofreading of colleagues' work according to ISO 17100
-- now and then subtitling of a training film

Tools
-- Trados Studio (daily), memoQ (sometimes)
-- no DTP, we have someone for that

Profile
-- a degree in translation or five years of full-time practice
-- a field you really know: hydraulics, patents or chemistry would be ideal
-- ITI membership welcome

What we don't offer: piece rates. What we do: 33k, a quiet room, dictionaries nobody dares to throw away, Welsh lessons in working time, and a long table at lunch where nothing is lost in translation.
""",
        asked(
            "translation, German, Japanese, English, machine translation post-editing, terminology management, "
            "proofreading, ISO 17100, subtitling, Trados Studio, memoQ, hydraulics, patents, chemistry, ITI"
        ),
    ),
    Posting(
        "policy adviser",
        """Policy Adviser (Housing and Energy)

The Hearth Alliance speaks for 140 housing associations. We are looking for someone who can read a 300-page white paper on the train and tell us by Paddington what it means.

Purpose of the job
To develop our positions on retrofit and energy prices, and get them heard.

You will be expected to
a) carry out policy analysis and write briefing papers for members
b) draft responses to public consultations
c) manage stakeholder engagement with officials, regulators and MPs' offices
d) represent us at select committees and on panels, so public speaking is part of the role
e) commission research and check its cost-benefit analysis

We require
a) a sound understanding of parliamentary procedure
b) knowledge of housing policy or energy regulation
c) numeracy: you can handle survey data in Excel or Stata
d) experience of coalition building
e) political neutrality at work

It would help if you had Welsh, or had done media interviews.

Terms: 44k, London or Cardiff, 30 days' leave, season ticket loan, a choir that needs tenors. Interviews are held in the second week of the spring term, over Zoom if you prefer.
""",
        asked(
            "policy analysis, briefing papers, public consultations, stakeholder engagement, public speaking, "
            "cost-benefit analysis, parliamentary procedure, housing policy, energy regulation, survey data, Excel, "
            "Stata, coalition building, Welsh, media interviews"
        ),
    ),
    Posting(
        "insurance underwriter, pasted from a portal",
        """Job ref: UW-2291 | Location: Leeds | Type: Permanent | Posted: 3 days ago
Share  Save  Report this job
Property Underwriter, Mid-Market
Drystone Mutual insures farms, mills and breweries, and has done so since a barn burned down in 1868.
What will you be doing? Underwriting commercial property insurance up to 10m total insured value. Risk assessment from survey reports. Pricing and policy wording. Negotiation with brokers. Portfolio reviews, with a close look at loss ratio analysis. Placing facultative reinsurance when a risk is too large for us alone.
What do we need from you? Minimum 3 yrs' experience in a similar role. Cert CII, working towards ACII. Understanding of Solvency II and of FCA rules. Excel skills, intermediate. An interest in catastrophe modelling (flood, we're in Yorkshire). A team player with a can-do attitude.
What's in it for you? Annual bonus. Private healthcare. 27 days. Subsidised gym. Free will writing. A brewery visit that is called a risk survey.
Show more
People also viewed: Claims Handler, Actuarial Analyst (Python, R), Broker Support
""",
        asked(
            "underwriting, property insurance, risk assessment, pricing, policy wording, negotiation, "
            "portfolio reviews, loss ratio analysis, facultative reinsurance, Cert CII, ACII, Solvency II, FCA rules, "
            "Excel, catastrophe modelling"
        ),
    ),
    Posting(
        "strategy consultant, typos",
        """Associate / Consultant, Strategy & Operations

Marram Partners is a boutique of 26 consultants. Our clients are hospitals, harbours and breweries, we work on their most intresting problems and we are home on Thursdays.

Your contribution
- Structure an ambigous question and solve it: hypothesis-driven problem solving
- Market sizing, financial modelling (Excel)
- Process mapping and operating model design on the client’s shop floor
- Build clear slides in PowerPoint , present them to C-level audiences
- Workshop facilitation
- Support change managment after the project, not just before

Your backround
- Excellent degree, any subject
- 2 to 4 years in consulting, or in industry strategy
- Commercial due diligence experience is a strong plus
- Tableau apreciated
- fluent English and Arabic, French helpful
- stakeholder management in difficult settings
- High energy, low ego. You go the extra mile for a client but not for a font.

We offer: base + bonus, MBA sponsorship, coaching, a desk in Dubai or Marseille, and excellent (not Excel-lent) team dinners.
""",
        asked(
            "problem solving, market sizing, financial modelling, Excel, process mapping, operating model design, "
            "PowerPoint, workshop facilitation, change management, commercial due diligence, Tableau, English, "
            "Arabic, French, stakeholder management"
        ),
    ),
    Posting(
        "biostatistician, HTML",
        """<p><strong>Biostatistician (m/f/d)</strong></p>
<p>Ferrand&nbsp;&amp;&nbsp;Li is a contract research organisation. 210 people, 60 ongoing studies, R&amp;D partners from Orl&eacute;ans to Osaka.</p>
<p>Your tasks:</p>
<ul>
  <li>Lead statistician for phase&nbsp;II and III clinical trials</li>
  <li>Sample size calculation and randomisation</li>
  <li>Write the statistical analysis plan; review protocols and case report forms</li>
  <li>Programme and validate tables and listings in <em>SAS</em>, increasingly in <em>R</em></li>
  <li>Explain results to people who fear p&#8209;values</li>
</ul>
<p>Your profile:</p>
<ul>
  <li>MSc/PhD in statistics or related field</li>
  <li>Survival analysis, mixed models</li>
  <li>CDISC standards (SDTM &amp; ADaM)</li>
  <li>ICH&nbsp;E9 and GCP</li>
  <li>Bayesian methods are a plus, and so is Shiny</li>
  <li>English&nbsp;C1</li>
</ul>
<p>Our offer:</p>
<ul>
  <li>Work from home up to 100&nbsp;%</li>
  <li>French &amp; Japanese classes</li>
  <li>Sports: bouldering, Go (the board game), table tennis</li>
</ul>
""",
        asked(
            "clinical trials, sample size calculation, randomisation, statistical analysis plan, SAS, R, "
            "survival analysis, mixed models, CDISC, SDTM, ADaM, ICH E9, GCP, Bayesian methods, Shiny, English"
        ),
    ),
    Posting(
        "Nachhaltigkeitsmanagement, German",
        """Nachhaltigkeitsmanager/in gesucht!

Die Brauerei Rauhbach braut seit 1782 und möchte das noch lange tun. Bis 2035 wollen wir klimaneutral sein. Dafür brauchen wir Sie.

In dieser neu geschaffenen Stelle bauen Sie unseren Nachhaltigkeitsbericht nach CSRD und ESRS auf, führen die Wesentlichkeitsanalyse durch und verantworten die CO2-Bilanzierung nach dem GHG Protocol. Sie begleiten unser Umweltmanagement nach ISO 14001, prüfen Lieferanten im Sinne des Lieferkettengesetzes (LkSG) und erstellen gemeinsam mit der Technik Lebenszyklusanalysen für unsere Flaschen. Auch die EU-Taxonomie wird Ihnen nicht erspart bleiben.

Sie haben ein passendes Studium und erste Berufserfahrung, gute Kenntnisse in Projektmanagement und Excel und sprechen fließend Englisch. Wenn Sie schon Stakeholderdialoge oder Schulungen geleitet haben, umso besser. Wichtig ist uns, dass Sie auch mit dem Braumeister streiten können, ohne laut zu werden.

Wir bieten Ihnen einen sicheren Arbeitsplatz, Haustrunk, Betriebskindergarten, ein Fitnessstudio im alten Sudhaus und auf Wunsch einen Tschechischkurs. Homeoffice nach Absprache; nur das Bier muss man vor Ort trinken.
""",
        asked(
            "Nachhaltigkeitsbericht, CSRD, ESRS, Wesentlichkeitsanalyse, CO2-Bilanzierung, GHG Protocol, "
            "Umweltmanagement, ISO 14001, LkSG, Lebenszyklusanalyse, EU-Taxonomie, Projektmanagement, Excel, "
            "Englisch, Stakeholderdialog, Schulungen"
        ),
        "de",
    ),
    Posting(
        "security analyst, terse",
        """SOC Analyst L2 | Ironbark Bank | Melbourne | AUD 115-130k

Team of 8, follow-the-sun, no nights.

Core: SIEM (Splunk or Microsoft Sentinel), incident response, threat hunting, phishing analysis, EDR - CrowdStrike here. Map findings to MITRE ATT&CK. Write it up so that the day shift can go on.

Scripting: Python or PowerShell. KQL helps.

Bonus: malware analysis, vulnerability management, ISO 27001.

Certs: GCIH, CySA+ or similar. CISSP not required at this level.

You: curious, calm, write reports a branch manager understands. Citizens/PR only, baseline clearance.

Perks: salary packaging, beach house raffle, pilates. Rust-free since 1911 (vault joke, sorry).
""",
        asked(
            "SIEM, Splunk, Microsoft Sentinel, incident response, threat hunting, phishing analysis, EDR, "
            "CrowdStrike, MITRE ATT&CK, scripting, Python, PowerShell, KQL, malware analysis, "
            "vulnerability management, ISO 27001, GCIH, CySA+"
        ),
    ),
)
