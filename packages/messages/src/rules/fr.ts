import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  'not-answered': 'Sans réponse.',
  unreadable: 'La réponse n’a pas pu être lue pour ce type de question.',
  right: 'Juste.',
  wrong: 'Pas juste.',
  each: '{right, number} sur {correct, number} justes.',
  'each-or-nothing': '{right, number} sur {correct, number} justes : tout ou rien.',
  gaps: '{right, number} trous justes sur {correct, number} : {percent, number} % des points.',
  'each-option': '{right, number} options sur {correct, number} choisies ou laissées à juste titre.',
  weights: 'Les options choisies donnent ensemble {percent, number} % des points.',
  'too-many': 'Plus de choix que permis.',
  pairs:
    '{right, number} paires dans le bon ordre moins {wrong, number} dans le mauvais, sur {correct, number} paires.',
  partly: 'Juste en partie : {percent, number} % des points.',
  'no-number': 'La réponse n’est pas un nombre.',
  'no-unit': 'Aucune unité n’a été choisie.',
  'wrong-unit': 'L’unité n’est pas juste.',
  'right-minus-wrong':
    '{right, number} justes moins {wrong, number} fausses, sur {correct, number} options justes.',
  'all-or-nothing':
    '{right, number} options justes sur {correct, number} et {wrong, number} fausses : tout ou rien.',
  places: '{right, number} endroits trouvés sur {correct, number}, moins {wrong, number} faux.',
  'places-all':
    '{right, number} endroits trouvés sur {correct, number} et {wrong, number} faux : tout ou rien.',
  'by-hand': 'Corrigé par une personne ({words, plural, one {# mot} other {# mots}}).',
  'by-hand-files': 'Corrigé par une personne ({files, plural, one {# fichier} other {# fichiers}}).',
  'by-hand-lines': 'Corrigé par une personne ({lines, plural, one {# ligne} other {# lignes}}).',
}
