import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** Sitting the exam. */
export const fr: SameShape<typeof en> = {
  title: 'Examen',
  'time-left': 'Temps restant',
  outage:
    'Le système d’examen a été interrompu. {count, plural, one {# minute vous a été rendue} other {# minutes vous ont été rendues}}.',
  saved: {
    nothing: 'Chaque réponse est enregistrée automatiquement',
    safe: 'Réponse bien enregistrée : {time}',
    saving: 'Enregistrement…',
    waiting:
      '{count, plural, one {# réponse en attente sur cet appareil} other {# réponses en attente sur cet appareil}}',
    'not-lasting':
      'Ce navigateur ne garde les réponses que tant que cette page reste ouverte. Elles sont envoyées aussitôt ; laissez la page ouverte tant qu’il n’y a pas de connexion.',
    refused:
      'Le serveur n’a pas pu accepter une de vos réponses ; elle est gardée sur cet appareil. Raccourcissez-la ou prévenez un surveillant.',
  },
  file: {
    title: 'Toujours pas de connexion',
    text: 'Vos réponses sont en sécurité sur cet appareil. Continuez. Si la connexion ne revient pas, enregistrez-les dans un fichier et apportez-le au surveillant. Le fichier est chiffré : seule l’école peut l’ouvrir.',
    'over-text':
      'Vos réponses sont en sécurité sur cet appareil. Si la connexion ne revient pas, enregistrez-les dans un fichier et apportez-le au surveillant. Le fichier est chiffré : seule l’école peut l’ouvrir.',
    'held-up': 'Une réponse n’est toujours pas arrivée',
    'held-up-text':
      'Vos réponses sont en sécurité sur cet appareil. Continuez. Si cela dure, enregistrez-les dans un fichier et apportez-le au surveillant. Le fichier est chiffré : seule l’école peut l’ouvrir.',
    save: 'Enregistrer mes réponses dans un fichier',
    saved:
      'Le fichier est dans vos téléchargements. Vous pouvez continuer et l’enregistrer de nouveau plus tard.',
    doubtful: 'Le reçu du serveur ne correspond pas à votre réponse',
    'doubtful-text':
      'Tout ce que vous avez écrit est encore sur cet appareil. Prévenez le surveillant et enregistrez vos réponses dans un fichier.',
  },
  connection: {
    offline:
      'Pas de connexion. Continuez normalement : vos réponses sont gardées sur cet appareil et envoyées dès que la connexion revient.',
    'held-up':
      '{count, plural, one {Une réponse à la question {numbers} n’est pas encore arrivée} other {Des réponses aux questions {numbers} ne sont pas encore arrivées}}. Continuez normalement : ce que vous avez écrit est gardé sur cet appareil et renvoyé tout seul.',
  },
  lost: {
    camera: 'Votre caméra s’est arrêtée',
    microphone: 'Votre microphone s’est arrêté',
    screen: 'Votre écran n’est plus partagé',
    text: 'Votre examen continue et vos réponses sont en sécurité. Merci d’y remédier ; un surveillant pourra vous en parler.',
    again: {
      camera: 'Activer la caméra',
      microphone: 'Activer le microphone',
      screen: 'Partager tout l’écran',
    },
    failed: 'Cela n’a pas fonctionné. Continuez votre examen et écrivez au surveillant.',
  },
  nav: {
    label: 'Questions',
    open: 'Questions',
    item: 'Question {number, number}',
    answered: 'avec réponse',
    'not-answered': 'sans réponse',
    'to-read': 'à lire',
    flagged: 'marquée',
    count: 'Réponses : {answered, number} sur {items, number}',
    previous: 'Précédente',
    next: 'Suivante',
    flag: 'Marquer',
    unflag: 'Enlever la marque',
    submit: 'Rendre la copie…',
    'to-hand-in': 'Relire et rendre la copie',
    progress: 'Réponses',
    'answered-short': '{answered, number} sur {items, number}',
    'no-way-back': 'quittée, ou pas encore atteinte',
    'to-questions': 'Aller à la question',
    'to-list': 'Aller à la liste des questions',
    'to-tools': 'Aller aux outils',
    'page-of-section': 'Questions de cette section',
    all: 'Toutes sur une page',
    one: 'Une à la fois',
  },
  item: {
    heading: 'Question {number, number} sur {items, number}',
    'to-read': 'À lire : {number, number} sur {items, number}',
    points: '{points, plural, one {# point} other {# points}}',
    'choose-one': 'Choisissez une réponse',
    'choose-any': 'Choisissez toutes les bonnes réponses',
    scoring: {
      'right-minus-wrong':
        'Chaque mauvais choix retire autant qu’un bon choix rapporte, mais jamais en dessous de zéro.',
      each: 'Chaque bon choix donne des points ; un mauvais ne coûte rien.',
      'each-option': 'Chaque option compte : choisie ou laissée à juste titre.',
      weights: 'Chaque option donne ou retire ses propres points, mais jamais en dessous de zéro en tout.',
      'all-or-nothing': 'Seule la sélection exacte donne les points.',
    },
    'true-or-false': 'Est-ce vrai ?',
    true: 'Vrai',
    false: 'Faux',
    clear: 'Effacer mon choix',
    'your-answer': 'Votre réponse',
    'your-number': 'Votre nombre',
    'number-read': 'Compris : {number}',
    'number-unread': 'Ce n’est pas encore un nombre reconnaissable.',
    'number-help': 'Avec une virgule ou un point, sans unité.',
    unit: 'Unité',
    'no-unit': 'Aucune unité choisie',
    'order-by-pair': 'Mettez ces éléments en ordre. Chaque paire dans le bon ordre compte.',
    'order-by-position': 'Mettez ces éléments en ordre. Chacun à sa juste place compte.',
    'order-exact': 'Mettez ces éléments en ordre. Seul l’ordre exact donne les points.',
    'order-up': 'Monter : {name}',
    'order-down': 'Descendre : {name}',
    'order-moved': '« {name} » est maintenant à la place {place, number} sur {of, number}.',
    'order-open': 'Pas encore de réponse : déplacez un élément, ou dites que cet ordre est le bon.',
    'order-taken': 'Cet ordre est votre réponse.',
    'order-keep': 'Cet ordre est le bon',
    'your-text': 'Votre texte',
    words:
      '{count, plural, one {# mot} other {# mots}}{limits, select, both {, de {min, number} à {max, number} demandés} max {, {max, number} demandés au plus} min {, {min, number} demandés au moins} other {}}',
  },
  talk: {
    title: 'Messages',
    open: 'Messages',
    none: 'Pas encore de message. En cas de problème, écrivez au surveillant.',
    you: 'Vous',
    write: 'Écrire au surveillant',
    'raise-hand': 'Lever la main',
    practice: 'Ceci est un entraînement : aucun surveillant ne peut venir.',
    'lower-hand': 'Baisser la main',
    'hand-up': 'Votre main est levée. Un surveillant va répondre.',
    'message-from': 'Message envoyé par {name}',
    'warning-from': 'Avertissement de {name}',
    'warning-text':
      'Veuillez lire ceci. C’est la décision d’une personne, et elle est gardée avec votre examen.',
    read: 'J’ai lu',
    failed: 'Votre message n’a pas pu être envoyé. Réessayez quand la connexion sera revenue.',
  },
  voice: {
    label: 'Conversation avec {name}',
    connecting: '{name} souhaite vous parler…',
    talking: '{name} vous parle',
    cannot:
      '{name} voulait vous parler, mais ce navigateur n’arrive pas à établir la liaison. Veuillez écrire un message.',
    ended: 'La conversation avec {name} est terminée. Continuez votre examen.',
    'ended-cut': 'La conversation a été coupée. Continuez votre examen ; {name} reviendra au besoin.',
    recorded: 'Ce que dit {name} est enregistré avec votre examen.',
    'by-socket': 'La connexion est simplifiée : le son seulement, un peu plus tard que d’habitude.',
    mute: 'Couper ma voix',
    unmute: 'Faire entendre ma voix',
    muted: 'On ne vous entend pas',
    heard: 'On vous entend',
    'own-level': 'Volume de votre voix',
    answer: 'Répondre de vive voix',
    'no-microphone': 'Aucun micro n’a pu être utilisé. Vous pouvez écrire un message.',
    hear: 'Écouter {name}',
    picture: 'Image de {name}',
    'hang-up': 'Terminer la conversation',
  },
  submit: {
    title: 'Rendre votre copie ?',
    'all-answered': 'Vous avez répondu à toutes les questions.',
    open: '{count, plural, one {# question est encore sans réponse :} other {# questions sont encore sans réponse :}}',
    flagged: '{count, plural, one {# question est marquée :} other {# questions sont marquées :}}',
    final: 'Ensuite, vous ne pourrez plus modifier vos réponses.',
    unsaved:
      '{count, plural, one {# réponse est encore en cours d’envoi. Elle part d’abord} other {# réponses sont encore en cours d’envoi. Elles partent d’abord}} ; ce qui arrive dans les deux minutes compte.',
    confirm: 'Rendre la copie',
  },
  sections: {
    number: 'Section {number, number}',
    standing: {
      unopened: 'pas encore ouverte',
      open: 'ouverte',
      over: 'temps écoulé',
      left: 'quittée',
    },
    answered: 'Réponses : {answered, number} sur {items, number}',
    'time-left': 'Cette section',
    'whole-left': 'Tout l’examen',
    minutes:
      '{count, plural, one {Cette section a sa propre durée : # minute.} other {Cette section a sa propre durée : # minutes.}}',
    'minutes-begin':
      'Elle commence quand vous l’ouvrez. Une fois écoulée, la section se ferme d’elle-même et vos réponses sont gardées.',
    forward:
      'Pas de retour en arrière : une question quittée, comme la section une fois quittée, ne peut plus être rouverte.',
    'forward-page': 'On ne peut pas y revenir : une fois quittée, la section ne peut plus être rouverte.',
    open: 'Ouvrir cette section',
    'over-title': 'Le temps de cette section est écoulé',
    'over-text':
      'Vos réponses y sont gardées. Continuez avec une autre section, ou relisez et rendez la copie.',
    'left-title': 'Vous avez quitté cette section',
    'left-text':
      'Vos réponses y sont gardées, et elle ne peut plus être rouverte. Continuez avec une autre section, ou relisez et rendez la copie.',
    'over-news': 'Le temps de « {name} » est écoulé ; vos réponses sont gardées. Continuez ici.',
    'leave-title': 'Quitter cette section pour de bon ?',
    'leave-text': 'Elle ne pourra plus être rouverte.',
    'leave-open':
      '{count, plural, one {# question y reste sans réponse.} other {# questions y restent sans réponse.}}',
    leave: 'La quitter',
    'step-title': 'Continuer sans réponse ?',
    'step-text': 'Cette question n’a pas encore de réponse, et vous ne pourrez pas y revenir.',
    step: 'Continuer',
  },
  review: {
    title: 'Relecture',
    text: 'Relisez votre examen, puis rendez-le. Vous pouvez encore revenir là où une section est ouverte.',
    show: 'Afficher',
    all: 'Toutes les questions ({count, number})',
    open: 'Sans réponse ({count, number})',
    flagged: 'Marquées ({count, number})',
    none: 'Il n’y en a aucune.',
    back: 'Revenir aux questions',
  },
  break: {
    take: 'Faire une pause',
    left: 'Pauses restantes : {time}',
    'take-title': 'Faire une pause ?',
    'take-text':
      'Votre temps s’arrête et les questions sont cachées. Il vous reste {time} de pause ; elle se termine d’elle-même quand ce temps est épuisé, ou quand vous y mettez fin.',
    title: 'Vous êtes en pause',
    text: 'Votre temps est arrêté et les questions sont cachées. À la fin de la pause, l’examen reprend de lui-même.',
    until: 'Pause restante',
    end: 'Terminer la pause et reprendre',
  },
  closing: {
    title: 'Le temps est écoulé',
    text: 'Vos réponses sont en train d’être remises. Laissez cette page ouverte encore un instant.',
    offline:
      'Il n’y a pas de connexion en ce moment. Vos réponses sont gardées sur cet appareil et seront remises dès qu’elle reviendra. Laissez cette page ouverte.',
  },
  paused: {
    title: 'Votre examen est en pause',
    text: 'Le temps est arrêté ; il vous sera entièrement rendu. La page reprend d’elle-même quand un surveillant vous laisse continuer.',
    reason: 'Ce que le surveillant a écrit :',
    since: 'En pause depuis {time}',
  },
  'taken-over': {
    title: 'Votre examen a été ouvert sur un autre appareil',
    text: 'Continuez là-bas. Ce que vous avez répondu ici est gardé et continue d’être envoyé.',
    waiting:
      '{count, plural, one {# réponse est encore sur cet appareil.} other {# réponses sont encore sur cet appareil.}} Laissez la page ouverte jusqu’à ce qu’il n’en reste aucune.',
    here: 'Continuer plutôt ici',
  },
  'other-page': {
    title: 'Votre examen est ouvert dans un autre onglet',
    text: 'Continuez dans l’autre onglet, ou ici. Rien n’est perdu dans les deux cas.',
    here: 'Continuer ici',
  },
  unknown: {
    title: 'Ce navigateur ne connaît plus votre examen',
    text: 'Entrez à nouveau avec votre code de salle ou votre lien personnel. Tout ce que vous avez répondu est encore là.',
    enter: 'Aller à l’entrée',
  },
  expired: {
    title: 'La session est terminée',
    text: 'Votre examen n’a pas été commencé avant la fin de la session. Demandez à la personne qui vous a invité ce qui va suivre.',
  },
  unshown:
    'Cette partie de votre examen n’a pas pu être affichée. Vos réponses sont conservées. Réessayez ; si cela n’aide pas, rechargez la page.',
  'paper-failed': 'Vos questions n’ont pas encore pu être chargées. Cette page continue d’essayer.',
}
