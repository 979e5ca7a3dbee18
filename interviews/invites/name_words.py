"""Words that tell a name from a title and both from everything else that an invite says. Data."""

import re


def words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\S+", text))


HONORIFICS = words_of(
    """
    dr prof mr mrs ms mx sir dame herr frau ing dipl-ing mag phd m.d md miss
    """
)
SALUTATIONS = words_of("mr mrs ms mx miss herr frau")
PARTICLES = words_of(
    """
    van von der den de del della di da dos das do du la le el al bin binti ibn ben bar ter ten te zu zum af av
    st y e abu
    """
)
# What somebody is, and what they are it of: the second kind makes a title only after a name.
ROLE_WORDS = words_of(
    """
    head director manager engineer lead leader vp svp evp avp president chief officer cto ceo cfo coo cpo cmo
    cio ciso chro cdo cro analyst scientist designer developer recruiter sourcer partner specialist consultant
    architect founder co-founder cofounder owner associate principal executive administrator coordinator
    supervisor researcher writer editor nurse physician doctor professor lecturer teacher accountant controller
    auditor lawyer counsel attorney paralegal strategist planner producer operator technician representative
    advisor adviser ambassador evangelist advocate trainer instructor coach buyer merchandiser chef pharmacist
    therapist psychologist chemist biologist physicist economist statistician mathematician secretary treasurer
    chair chairman chairwoman chairperson trustee dean deputy assistant intern fellow apprentice programmer
    tester sre dba swe hrbp leiter leiterin geschäftsführer geschäftsführerin referent referentin recruiterin
    abteilungsleiter abteilungsleiterin teamleiter teamleiterin entwickler entwicklerin ingenieur ingenieurin
    analystin vorstand personalreferent personalreferentin
    responsable directeur directrice ingénieur ingénieure analyste développeur développeuse chargée cheffe
    directora ingeniero ingeniera jefe jefa gerente analista desarrollador desarrolladora
    """
)
AREA_WORDS = words_of(
    """
    engineering vice staff senior sr junior jr talent people hr marketing finance sales product data analytics
    operations software platform infrastructure security science research legal recruiting acquisition devops em
    pm ux ui qa engineers analysts team design
    """
)
TITLE_WORDS = ROLE_WORDS | AREA_WORDS
# What a conversation is about, which is nobody's title.
TOPIC_WORDS = words_of(
    """
    interview interviews round rounds session screen screening discussion conversation chat call exercise
    assessment case system coding code presentation review whiteboard programming deep dive fit walkthrough
    intro introduction meeting schedule agenda lunch break tour debrief application position role job
    """
)
# Words of other kinds that are names too.
SOFT = words_of(
    """
    may will april june august jan mark grant rich hall park price page banks day case lane street summer london
    paris york berlin madrid virginia georgia austin dallas jordan israel santiago sydney florence charlotte
    victoria chelsea
    """
)
NO_NAME = words_of(
    """
    unfortunately hopefully quick recap sorry apologies congratulations congrats morning afternoon evening regarding
    digitale digitaler digitales produkte produkt vertrieb einkauf entwicklung technik finanzen personal
    interview interviews interviewer interviewers interviewing round rounds panel panels technical behavioural
    behavioral cultural culture fit final first second third fourth fifth onsite on-site virtual video phone
    telephone call calls screen screening assessment case study studies work sample test exercise presentation
    discussion conversation conversations chat session sessions meeting meetings meet zoom teams team microsoft
    google webex skype slack whereby chime hangouts link links join dial details detail agenda schedule
    scheduled itinerary time times date dates day days zone duration location address office building floor room
    street avenue road lane drive suite campus reception lobby parking lunch break coffee dinner breakfast tour
    welcome wrap wrap-up closing introduction intro debrief feedback question questions answer answers next
    steps step candidate candidates applicant application position role job opportunity company department group
    division unit please note notes thank thanks you your yours we us our the a an and or for from with by to at
    in on of is are will be this that these those it as not no yes if when where who whom what how why hi hello
    dear hey best kind warm regards cheers sincerely greetings looking forward confirmation confirmed confirm
    invitation invite invited invites calendar event reminder update updated rescheduled reschedule cancelled
    canceled cancellation new old subject sent hiring process stage portal guide prep preparation materials
    resources help support contact email e-mail mail mobile cell tel fax meeting-id id pin passcode password
    access code conference number host hosts guest guests attendee attendees organizer organiser optional
    required monday montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli
    oktober dezember uhr lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes
    sábado tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun january february march april june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec am pm cet cest est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst ist
    eastern central pacific mountain standard daylight english german french minutes minute min mins hour hours
    hr hrs am. pm. noon today tomorrow week month year system coding pair pairing programming whiteboard
    algorithm algorithms deep dive problem solving live home values leadership collaboration communication
    cross-functional functional stakeholder stakeholders deep-dive resume cv portfolio review recap overview
    general background experience experiences skills skill hr-interview competency motivation strategy strategic
    customer client business model metrics quantitative qualitative part section block slot slots option options
    available availability let know any all each both back back-to-back also then after before during until
    virtual-onsite loop superday day-of arrival arrive check check-in sign badge security-desk direct deposit
    need needs view add open click here see reply respond learn more powered do does edit don't can can't could
    would should may might must has have had get getting excited great good fantastic happy glad pleased enjoy
    luck wishing berlin london paris munich hamburg madrid amsterdam zurich dublin york francisco angeles
    germany england france spain usa united states kingdom inc gmbh ltd llc corp corporation ag se plc labs
    studio studios robotics health systems solutions technologies technology services bank university institute
    hospital clinic clinics foundation holdings ventures capital partners
    pause mittagspause mittagessen kaffee ankunft begrüßung rundgang vorstellung vorstellungsgespräch gespräch
    gespräche runde einladung termin betreff ort dauer ablauf einwahl grüße grüßen gruß
    déjeuner accueil visite entretien entretiens arrivée objet lieu lien bonjour cordialement durée visioconférence
    descanso almuerzo comida llegada bienvenida entrevista entrevistas enlace asunto lugar hola saludo saludos
    duración videollamada
    sie ihnen ihr wir ich uns falls wenn bitte gerne danke vielen mit bei für und oder am um im zum zur dann danach
    vous nous je votre notre merci avec pour puis rendez-vous usted nos gracias con para por después
    """
)
