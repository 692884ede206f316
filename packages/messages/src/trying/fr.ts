import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  'no-title': 'Examen sans titre',
  draft:
    'Vous essayez le brouillon, tel qu’il a été enregistré en dernier, comme le ferait un candidat. Rien n’en est conservé.',
  revision: 'Vous essayez la révision {number, number} comme le ferait un candidat. Rien n’en est conservé.',
  again: 'Tirer à nouveau',
  'again-help':
    '« Tirer à nouveau » donne un autre sujet : d’autres tirages, d’autres valeurs, un autre ordre.',
  way: 'Comment l’essayer',
  ways: {
    walk: 'Comme un candidat le découvre',
    'walk-note':
      'Section par section, avec leurs horloges, leur ordre et les outils. Une horloge ne met fin qu’à sa section ; vous pouvez y mettre fin tout de suite.',
    page: 'Tout sur une page',
    'page-note': 'Toutes les questions à la suite, sans horloge.',
  },
  'end-section': 'Mettre fin au temps de cette section',
  score: 'Voir ce que cela donne',
  scored: 'La notation automatique donne {points, plural, one {# point} other {# points}} sur {max, number}.',
  'by-hand':
    '{count, plural, one {# réponse attend} other {# réponses attendent}} une personne ; elles comptent 0 ici.',
  points: '{points, plural, one {# point} other {# points}} sur {max, number}',
  changed:
    'L’examen a été modifié depuis que ce sujet a été préparé. Rechargez-le pour essayer ce qu’il dit maintenant.',
  reload: 'Recharger',
  empty: 'Cet examen n’a pas encore de question.',
  close: 'Retour à l’examen',
}
