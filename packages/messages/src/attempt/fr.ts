import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** Sitting the exam. */
export const fr: SameShape<typeof en> = {
  title: 'Examen',
  'time-left': 'Temps restant',
  saved: {
    nothing: 'Chaque réponse est enregistrée automatiquement',
    safe: 'Votre réponse est en sûreté : {time}',
    saving: 'Enregistrement…',
    waiting:
      '{count, plural, one {# réponse attend sur cet appareil} other {# réponses attendent sur cet appareil}}',
    'not-lasting':
      'Ce navigateur ne garde les réponses que tant que cette page reste ouverte. Elles sont envoyées aussitôt ; laissez la page ouverte tant qu’il n’y a pas de connexion.',
    refused:
      'Le serveur n’a pas pu accepter une de vos réponses ; elle est gardée sur cet appareil. Raccourcissez-la ou prévenez un surveillant.',
  },
  connection: {
    offline:
      'Pas de connexion. Continuez normalement : vos réponses sont gardées sur cet appareil et envoyées dès que la connexion revient.',
  },
  lost: {
    camera: 'Votre caméra s’est arrêtée',
    microphone: 'Votre microphone s’est arrêté',
    screen: 'Votre écran n’est plus partagé',
    text: 'Votre examen continue et vos réponses sont en sûreté. Merci de le rétablir ; un surveillant pourra vous en parler.',
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
    answered: 'répondue',
    'not-answered': 'sans réponse',
    'to-read': 'à lire',
    flagged: 'marquée',
    count: '{answered, number} sur {items, number} répondues',
    previous: 'Précédente',
    next: 'Suivante',
    flag: 'Marquer',
    unflag: 'Enlever la marque',
    submit: 'Rendre la copie…',
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
      'all-or-nothing': 'Seuls exactement les bons choix donnent les points.',
    },
    'true-or-false': 'Est-ce vrai ?',
    true: 'Vrai',
    false: 'Faux',
    clear: 'Effacer mon choix',
    'your-answer': 'Votre réponse',
    'your-number': 'Votre nombre',
    'number-read': 'Lu comme {number}',
    'number-unread': 'Ceci ne se lit pas encore comme un nombre.',
    'number-help': 'Avec une virgule ou un point, sans unité.',
    unit: 'Unité',
    'no-unit': 'Aucune choisie',
    'order-by-pair': 'Mettez ces éléments en ordre. Chaque paire dans le bon ordre compte.',
    'order-by-position': 'Mettez ces éléments en ordre. Chacun à sa juste place compte.',
    'order-exact': 'Mettez ces éléments en ordre. Seul exactement le bon ordre donne les points.',
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
    'lower-hand': 'Baisser la main',
    'hand-up': 'Votre main est levée. Un surveillant va répondre.',
    'message-from': 'Message de {name}',
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
      '{name} voulait vous parler, mais ce navigateur ne trouve aucun chemin. Veuillez écrire un message.',
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
      '{count, plural, one {# réponse est encore en route.} other {# réponses sont encore en route.}} Elles sont envoyées d’abord ; ce qui arrive dans les deux minutes compte.',
    confirm: 'Rendre la copie',
  },
  closing: {
    title: 'Le temps est écoulé',
    text: 'Ce que vous avez répondu est en train d’être rendu. Laissez cette page ouverte encore un instant.',
    offline:
      'Il n’y a pas de connexion en ce moment. Vos réponses sont gardées sur cet appareil et seront rendues dès qu’elle reviendra. Laissez cette page ouverte.',
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
    enter: 'Vers l’entrée',
  },
  expired: {
    title: 'La session est terminée',
    text: 'Votre examen n’a pas été commencé avant la fin de la session. Demandez à la personne qui vous a invité ce qui va suivre.',
  },
  'paper-failed': 'Vos questions n’ont pas encore pu être chargées. Cette page continue d’essayer.',
}
