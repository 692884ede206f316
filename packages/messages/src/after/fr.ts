import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** After the exam: receipt and result. */
export const fr: SameShape<typeof en> = {
  title: 'Reçu',
  how: {
    'by-candidate': 'Votre copie est rendue',
    'time-over': 'Votre copie a été rendue à la fin du temps',
    'by-proctor': 'Un surveillant a mis fin à votre examen',
  },
  text: 'Ceci prouve que nous avons vos réponses. Enregistrez-le ou notez le numéro.',
  'terminated-reason': 'Ce que le surveillant a écrit :',
  'terminated-text':
    'Ce que vous aviez répondu jusque-là est gardé. Si vous n’êtes pas d’accord, adressez-vous à la personne qui vous a invité.',
  number: 'Numéro',
  exam: 'Examen',
  candidate: 'Nom',
  at: 'Rendu',
  answered: 'Réponses',
  'answered-value': '{answered, number} sur {items, number}',
  hash: 'Empreinte de vos réponses',
  save: 'Enregistrer le reçu',
  waiting:
    '{count, plural, one {# réponse est encore en cours d’envoi} other {# réponses sont encore en cours d’envoi}} depuis cet appareil. Laissez cette page ouverte.',
  'close-page': 'Tout est arrivé. Vous pouvez fermer cette page.',
  kept: {
    title: 'Votre enregistrement',
    until: 'Il est gardé jusqu’au {at}, puis il s’efface de lui-même.',
    held: 'Sa durée s’achève le {at}, mais une personne le garde pour un motif, par exemple un recours. Demandez à qui vous a invité.',
    erased: 'Il a été effacé le {at}. Le reçu de sa suppression porte le numéro {number}.',
  },
  result: {
    title: 'Votre résultat',
    'not-yet':
      'Votre résultat n’est pas encore publié. Revenez avec le même lien ou le même code pour le voir.',
    points: '{points, number} sur {max, plural, one {# point} other {# points}}',
    released: 'Publié {at}',
    item: 'Question',
    score: 'Points',
    comment: 'Commentaire',
    'by-hand': 'noté par une personne',
    'by-rule': 'compté selon la règle de la question',
    verdict: 'Décision sur la surveillance',
    'verdict-by': 'Une personne a pris cette décision après avoir regardé l’enregistrement.',
    refresh: 'Regarder à nouveau',
  },
}
