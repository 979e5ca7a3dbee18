"""French thank-yous. “Madame,” by itself is a polite greeting."""

import re

from followups.note_words.words import NoteWords

STOPS = """
le la les et je vous nous pour avec sur est une des de du à merci votre que qui mon notre au
ce cette dans ne pas vos ma mes j'ai c'est été avons avez très
"""
TEMPLATE = """
a ai ainsi afin alors après au aucun aujourd'hui aussi autre autres aux avec avoir avons avez beaucoup bien
bonne bon bonjour bonsoir car ce cela celle celui cet cette ces chez cher chère chers comme comment cordialement
dans de demain depuis dernier des dès donc du durant elle en encore entre est et été être eu eux fait faire fois
hier il ils je la laquelle le lequel les leur leurs lors lui ma madame mais même merci mes messieurs mieux moi
moins mon monsieur ne non nos notre nous on ont ou où par pas pendant peu peut plus plusieurs pour pouvoir
pourquoi près prêt puis quand que quel quelle quelles quels qui quoi sa sans se sera serait serai serais ses si
sien son sont sous suis sur ta tel telle temps tes toujours tous tout toute toutes travers très tu un une va
vers vie vif vive voir voire vos votre vous vôtre vraiment semaine matin midi soir jour jours heure heures
minutes moment mois salut veuillez soit ceci belle beau agréer attente bientôt part suite lieu donner donné
donne parlé mot lu prie m'a
"""
STEMS = """
accord accueil activité adéquation agréable ajout aider aide ambition appréci apport apprendre appris approfond
atmosph aurai aurais avanc bénéfi candidat chance charm clair collabor collègu compétenc complément compren
compris confiance confirm confort connaissance connaître constructif contact contribu convaincu correspond
cultur décision découvr découvert défi désir détail dispos disponib dispon discut discussion distingu écout
échang éclair également égard élément encour enrichi enthousi entendre entreprise entrevue entretien
environnement équipe esprit espèr espoir expéri expliqu explication exprim fascin félicit formid fruct futur
grand gratitud hâte heureu honor hésit idéal impression inform inspir instructif intégr intérêt intéress invit
join joindr lire manière meilleur métier mission motiv nature niveau nouveau nouvelle occasion offre offr
opportun ouvert parcour parfait partag particuli passé passer passion pens permis permett perspective plaisir
pleinement posit poste possibilité pourr précieu précis présent prendre pris processus prochain profess profil
profond projet proposé propos qualit question rapid ravi réalis recevoir reçu recru rejoind remerci rencontr
renforc renouvel renseign répond réponse répon respect responsab ressort reste retenu retour réussi rôle riche
salutation savoir semble sent sentiment sincèr société solid souhait stimul supplément sympath témoign tenir
tenais travail travaill utile valeur valoris venir volontiers voudr vision important chaleureu parler parlé
tiens
"""
GUSHING = re.compile(
    r"\b(?:(?:job|poste|emploi|entreprise|équipe|métier) (?:de mes|de) rêves?|rêve (?:de ma vie|qui se réalise)"
    r"|(?:absolument|totalement|tellement|incroyablement|complètement|infiniment|extrêmement|profondément|trop) "
    r"(?:ravie?|enthousiaste|impressionnée?|bouleversée?|reconnaissante?|honorée?|fascinée?|géniale?|inspirante?"
    r"|incroyable|emballée?|conquise?)|aux anges|du fond d[ue] (?:mon )?c(?:œ|oe)ur|mille (?:fois )?mercis?"
    r"|éternellement reconnaissante?|occasion (?:unique|d['’]une vie)|coup de foudre"
    r"|(?:meilleur(?:e)?|plus bel(?:le)?|plus beau) (?:\w+ ){1,2}(?:de ma vie|au monde|du monde|de tous les temps)"
    r"|(?:candidate?|profil) (?:idéale?|parfaite?)|faite? pour (?:moi|ce poste)"
    r"|(?:mots|paroles) (?:ne (?:peuvent|suffisent)|me manquent)|(?:grande?|plus grande?) fan)\b|! ?!",
    re.IGNORECASE,
)
BEGGING = re.compile(
    r"\b(?:j['’]ai (?:vraiment |absolument |tellement )?besoin de (?:ce|cet) (?:poste|travail|emploi|job)"
    r"|je vous (?:en )?(?:supplie|implore|conjure)|s['’]il vous plaît,? s['’]il vous plaît"
    r"|(?:donnez|laissez)-moi (?:une|cette|ma) chance"
    r"|(?:ferais|ferai|donnerais) (?:vraiment )?(?:tout|n['’]importe quoi)"
    r"|vous ne le regretterez pas|ne m['’]oubliez pas"
    r"|(?:glisser|dire|toucher) un (?:petit )?mot (?:en ma faveur|pour moi)|dernier espoir"
    r"|(?:désolée?|pardon|excus\w+)(?:[ -]moi)? (?:encore )?(?:pour|d['’]avoir été) (?:mon|aussi|si|trop|ma)"
    r" (?:stress\w*|nerv\w+|trac))\b",
    re.IGNORECASE,
)
IMPERSONAL = re.compile(
    r"^\W*(?:(?:chers?|chères?|bonjour|bonsoir|salut)\b[ ,]*"
    r"(?:à (?:tous|toutes|vous)(?: (?:deux|tous|(?:et )?à toutes|et toutes))?|tous|toutes|tout le monde"
    r"|(?:à )?(?:toute )?l['’]équipe|équipe|collègues|madame,? monsieur)?"
    r"|madame,? monsieur|mesdames(?:,| et|, )? ?messieurs|à qui de droit)\W*$",
    re.IGNORECASE,
)

FRENCH = NoteWords(
    frozenset(STOPS.split()), frozenset(TEMPLATE.split()), GUSHING, BEGGING, IMPERSONAL, tuple(STEMS.split())
)
