"""German thank-yous."""

import re

from followups.note_words.words import NoteWords

STOPS = """
der die das und ich sie ihnen für mit über ist ein eine zu den wir mir vielen dank nicht auf ihre sehr
dass dem des von im uns danke habe haben hat bei auch wie ihr euch dir mich
"""
TEMPLATE = """
ab aber alle allem allen aller alles als also am an auch auf aus bald bei beide beim bin bis da dabei dafür
daher damit dann daran darauf darüber das dass dazu dein deine dem den denn der des deshalb dich die dir doch
dort du durch ein eine einem einen einer eines einmal er erst es etwas euch euer eure eurem euren eurer für ganz
gar geehrte geehrter gern gerne hallo her herr herrn frau heute hier hin ich ihm ihn ihnen ihr ihre ihrem ihren
ihrer ihres im immer in ins ist ja jederzeit jetzt kann können könnte könnten man mehr mich mir mit mal nach
nicht noch nun nur ob oder ohne per schon sehr sei sein seine sich sie sind so sobald sowie sowohl stets tag
tage team über um und uns von vom vor wann war waren warum was weil wenn wer werde werden wie wieder wir wird wo
worden wurde während wäre würde würden zeit zu zum zur zwischen gestern morgen vormittag nachmittag woche stunde
minuten lg vg mfg hab habt hat hatte hatten hätte freu dank danke gut guten gute gutes firma idee ideen seit
nahe mein meine meinem meinen meiner stehe herren damen besprechen
"""
STEMS = """
allerseits angenehm anforderung anregend antwort arbeit atmosph aufgabe aufschlussreich ausführlich austausch
beantwort bedank begeister beitrag beitrage bedeut bereich besonders bestärk bestätig bewerb beweis blick chance
darstell dies dank eindruck eindrück einblick einbring einladung einzubring entscheid erfahr erfreu erhalt
erklär erläuter erneut erwart erzähl fähigkeit firma frag freu freundlich gefallen gefiel gegeben gegenseit
geehrt gelegenheit genomm genoss gespräch heraus herzlich hilfreich hoff hör gehört ideal information informativ
insbesondere inspirier interess interview jeder kandidat kenntnis kennen kennenge kollege kolleg konnte kultur
künftig lern lieb meinung mitarbeit mitteil möglich möchte motivier nehm nett nochmal näch näher offen passt
passen perfekt persönlich position positiv profil prozess qualifikation rolle rückfrag rückmeld schön schätz
schritt spannend spreche sprech stärk stelle tätigkeit team toll treffen getroffen überzeug umfeld unserem
unterhalt unterlagen unternehmen vereinbar verfügung verlauf vermittel verständnis viel vielfältig vorstell
weiter welch wertvoll wirklich wunderbar wünsch wunsch ziel zukunft zusammen zusammenarbeit zuversicht gefreut
grüss gruss grossartig teilen geteilt geben
"""
GUSHING = re.compile(
    r"\b(?:traum(?:job|stelle|firma|unternehmen|team|rolle)|(?:ein|mein) (?:größter |lebens)?traum|lebenstraum"
    r"|(?:absolut|total|wahnsinnig|unglaublich|unfassbar|zutiefst|völlig|mega|restlos|extrem|super|so) "
    r"(?:begeistert|beeindruckt|überwältigt|dankbar|aufgeregt|geehrt|fasziniert|toll|inspirier\w+|genial)"
    r"|hin und weg|im siebten himmel|(?:unendlich|ewig|unbeschreiblich|grenzenlos) dankbar"
    r"|(?:von|aus) (?:ganzem|tiefstem) herzen|einmalige (?:chance|gelegenheit)"
    r"|(?:beste[nrs]?|tollste[nrs]?|größte[nrs]?) (?:\w+ ){1,2}(?:meines lebens|aller zeiten|der welt)"
    r"|(?:perfekte[nr]?|ideale[nr]?) (?:kandidat(?:in|en)?|besetzung|match)|wie für mich gemacht"
    r"|(?:nicht|kaum) in worte(?:n)? (?:zu )?fassen|riesen ?fan|größte[rn]? fan)\b|!{2,}",
    re.IGNORECASE,
)
BEGGING = re.compile(
    r"\b(?:ich (?:brauche|benötige) (?:wirklich |dringend |unbedingt )?(?:diesen|den|die|diese) (?:job|stelle|arbeit)"
    r"|(?:ich )?flehe (?:sie|dich|euch)|bitte,? bitte"
    r"|(?:geben sie|gebt|gib) mir (?:bitte )?(?:eine|die|diese) chance"
    r"|(?:würde|werde) (?:wirklich )?alles (?:tun|geben)|werden es nicht bereuen"
    r"|vergessen sie mich (?:bitte )?nicht|ein gutes wort (?:für mich )?ein(?:zu)?legen"
    r"|legen sie (?:bitte )?ein gutes wort|letzte hoffnung"
    r"|(?:entschuldig\w*|verzeih\w*) (?:sie )?(?:bitte )?(?:nochmals |noch einmal )?(?:für )?"
    r"meine (?:nervosität|aufregung))\b",
    re.IGNORECASE,
)
IMPERSONAL = re.compile(
    r"^\W*(?:sehr geehrte|liebe[rs]?|hallo|hi|hey|guten (?:tag|morgen|abend)|moin|servus|grüß gott)\b[ ,]*"
    r"(?:damen und herren|zusammen|alle|allerseits|ihr lieben|ihr alle|(?:[\w-]+-|[\w-]+ )?team|personalabteilung"
    r"|kolleg(?:innen|en)(?: und kolleg(?:innen|en))?|miteinander)?\W*$",
    re.IGNORECASE,
)

GERMAN = NoteWords(
    frozenset(STOPS.split()), frozenset(TEMPLATE.split()), GUSHING, BEGGING, IMPERSONAL, tuple(STEMS.split())
)
