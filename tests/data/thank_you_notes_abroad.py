# ruff: noqa: E501  (notes as they are typed)
"""Thank-you notes in German, French and Spanish; a row is that of `thank_you_notes`."""

from tests.data.thank_you_notes import BLAND, COPY, GUSH, NOBODY, PAY

GOOD_ABROAD = [
    (
        "German, formal",
        """Sehr geehrte Frau Ruiz,

vielen Dank für das Gespräch über die Stelle. Ihre Schilderung, wie die Finanzabteilung den neuen Zahlen vertraut,
hat mich auf dem Heimweg beschäftigt. Ich würde gern an den Berichten weiterbauen.

Mit freundlichen Grüßen
Alice Berg""",
    ),
    (
        "German, short",
        "Guten Tag Ana,\n\ndanke für das Gespräch heute. Der Kran im zugefrorenen Hafen geht mir nicht aus dem Kopf.\n\nViele Grüße\nAlice",
    ),
    (
        "German, only the topic is specific",
        "Liebe Ana,\n\nvielen Dank für das nette Gespräch über die Migration. Ich würde mich sehr freuen, von Ihnen zu hören.\n\nViele Grüße\nAlice",
        {"topics": ["Migration nach dbt"]},
    ),
    (
        "German, a nickname",
        "Guten Tag Anni,\n\nvielen Dank für den Rundgang durchs Lager. Die Idee mit den Förderbändern lässt mich nicht los.\n\nAlice",
        {"name": "Annegret Weber"},
    ),
    (
        "German, a little enthusiasm",
        "Hallo Ana,\n\ndas war ein sehr gutes Gespräch, und ich bin begeistert von der Werkstatt. Den Prüfstand würde ich gern mit Ihnen umbauen!\n\nAlice",
    ),
    (
        "French, formal",
        """Madame,

Je vous remercie de l’entretien de ce matin. Votre exemple du manifeste arrivé trop tard à Rotterdam, et des quarante
camions qui attendent, m’a fait réfléchir au tampon plutôt qu’à la prévision.

Je vous prie d’agréer, Madame, mes salutations distinguées.
Alice Berg""",
    ),
    (
        "French, short",
        "Bonjour Ana,\n\nMerci pour la visite de l’entrepôt. Le chariot élévateur baptisé Gérard me fait encore sourire.\n\nBien à vous,\nAlice",
    ),
    (
        "French, only the topic is specific",
        "Bonjour Ana,\n\nMerci beaucoup pour notre échange sur la migration. J’espère avoir bientôt de vos nouvelles.\n\nAlice",
        {"topics": ["la migration vers dbt"]},
    ),
    (
        "Spanish, formal",
        """Estimada señora Ruiz:

Muchas gracias por la entrevista de esta mañana. Me quedé con su ejemplo del manifiesto que llegó tarde a Róterdam y de
los cuarenta camiones que esperaban en el patio.

Atentamente,
Alice Berg""",
    ),
    (
        "Spanish, short",
        "Hola, Ana:\n\nGracias por enseñarme el almacén. La grúa congelada del puerto me hizo pensar en el inventario nocturno.\n\nUn saludo,\nAlice",
    ),
    (
        "Spanish, only the topic is specific",
        "Hola, Ana:\n\nMuchas gracias por su tiempo y por la conversación sobre la migración. Espero tener noticias suyas pronto.\n\nAlice",
        {"topics": ["la migración a dbt"]},
    ),
]

TO_MEND_ABROAD = [
    (
        "German: bland",
        "Liebe Ana,\n\nvielen Dank für das angenehme und interessante Gespräch. Ich habe mich sehr gefreut, Sie und das Team kennenzulernen, und freue mich auf Ihre Rückmeldung.\n\nMit freundlichen Grüßen\nAlice",
        [BLAND],
    ),
    (
        "German: to everybody",
        "Sehr geehrte Damen und Herren,\n\nvielen Dank für den Rundgang durchs Lager. Der Kran im zugefrorenen Hafen geht mir nicht aus dem Kopf.\n\nAlice Berg",
        [NOBODY],
    ),
    (
        "German: to the team",
        "Liebes Meridian-Team,\n\nvielen Dank für den Rundgang durchs Lager. Der Kran im zugefrorenen Hafen geht mir nicht aus dem Kopf.\n\nAlice Berg",
        [NOBODY],
    ),
    (
        "German: overdone",
        "Liebe Ana,\n\ndas ist mein Traumjob, und ich bin absolut überwältigt vom Prüfstand in Halle vier und von den Förderbändern.\n\nAlice",
        [GUSH],
    ),
    (
        "German: begging",
        "Liebe Ana,\n\nder Prüfstand in Halle vier war beeindruckend. Bitte geben Sie mir eine Chance, ich brauche die Stelle wirklich.\n\nAlice",
        [GUSH],
    ),
    (
        "German: all of it",
        "Hallo,\n\nvielen Dank für das nette Gespräch. Ich habe mich sehr gefreut und würde das Gehalt gerne noch mit Ihnen besprechen!!\n\nAlice",
        [NOBODY, GUSH, PAY, BLAND],
    ),
    (
        "German: pay",
        "Liebe Ana,\n\nvielen Dank für den Rundgang durchs Lager mit den Förderbändern. Meine Gehaltsvorstellung schicke ich Ihnen morgen.\n\nAlice",
        [PAY],
    ),
    (
        "German: a blank left",
        "Liebe Ana,\n\nvielen Dank für das Gespräch. [nennen Sie, worüber Sie gesprochen haben]\n\nAlice",
        [BLAND],
    ),
    (
        "German: copied",
        "Liebe Ana,\n\nder zugefrorene Kran im Hafen hat mir gezeigt, wie Sie einen Winter ganz ohne Puffer planen können.\n\nAlice",
        [COPY],
        {
            "others": [
                (
                    "Bo Lind",
                    "Lieber Bo,\n\nder zugefrorene Kran im Hafen hat mir gezeigt, wie Sie einen Winter ganz ohne Puffer planen.\n\nAlice",
                )
            ]
        },
    ),
    (
        "French: bland",
        "Bonjour Ana,\n\nJe vous remercie pour le temps que vous m’avez accordé et pour cet échange très enrichissant. Le poste m’intéresse beaucoup et je reste à votre disposition.\n\nCordialement,\nAlice",
        [BLAND],
    ),
    (
        "French: to everybody",
        "Madame, Monsieur,\n\nMerci pour la visite de l’entrepôt. Le chariot élévateur baptisé Gérard me fait encore sourire.\n\nAlice Berg",
        [NOBODY],
    ),
    (
        "French: to all",
        "Bonjour à tous,\n\nMerci pour la visite de l’entrepôt. Le chariot élévateur baptisé Gérard me fait encore sourire.\n\nAlice Berg",
        [NOBODY],
    ),
    (
        "French: overdone",
        "Bonjour Ana,\n\nC’est le poste de mes rêves et je suis absolument bouleversée par la visite de l’entrepôt frigorifique.\n\nAlice",
        [GUSH],
    ),
    (
        "French: begging",
        "Bonjour Ana,\n\nMerci pour la visite de l’entrepôt frigorifique. Donnez-moi une chance, vous ne le regretterez pas.\n\nAlice",
        [GUSH],
    ),
    (
        "French: pay",
        "Bonjour Ana,\n\nMerci pour la visite de l’entrepôt frigorifique. Je voudrais revenir sur le salaire dès cette semaine.\n\nAlice",
        [PAY],
    ),
    (
        "French: a blank left",
        "Bonjour Ana,\n\nMerci pour notre échange. [dites de quoi vous avez parlé]\n\nAlice",
        [BLAND],
    ),
    (
        "Spanish: bland",
        "Estimada Ana:\n\nMuchas gracias por su tiempo y por la conversación tan interesante. Me gustó mucho conocer al equipo y quedo a su disposición para cualquier pregunta.\n\nUn cordial saludo,\nAlice",
        [BLAND],
    ),
    (
        "Spanish: to everybody",
        "Hola a todos:\n\nGracias por enseñarme el almacén. La grúa congelada del puerto me hizo pensar en el inventario nocturno.\n\nAlice",
        [NOBODY],
    ),
    (
        "Spanish: to whom it may concern",
        "A quien corresponda:\n\nGracias por enseñarme el almacén. La grúa congelada del puerto me hizo pensar en el inventario nocturno.\n\nAlice",
        [NOBODY],
    ),
    (
        "Spanish: overdone",
        "Hola, Ana:\n\nEs el trabajo de mis sueños y estoy absolutamente impresionada con la grúa congelada del puerto y el inventario nocturno.\n\nAlice",
        [GUSH],
    ),
    (
        "Spanish: begging",
        "Hola, Ana:\n\nGracias por enseñarme la grúa congelada del puerto. Necesito este trabajo, no se arrepentirán.\n\nAlice",
        [GUSH],
    ),
    (
        "Spanish: pay",
        "Hola, Ana:\n\nGracias por enseñarme la grúa congelada del puerto. Quería preguntarle por el sueldo antes de seguir.\n\nAlice",
        [PAY],
    ),
    (
        "Spanish: a blank left",
        "Hola, Ana:\n\nGracias por la conversación. [mencione de qué hablaron]\n\nAlice",
        [BLAND],
    ),
    (
        "Dutch: a blank left, and nothing else is judged",
        "Beste Ana,\n\nbedankt voor het leuke gesprek. [noem waar het over ging] Ik hoor graag van je!!\n\nAlice",
        [BLAND],
    ),
]
