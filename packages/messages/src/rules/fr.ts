import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  'not-answered': 'Sans réponse.',
  unreadable: 'La réponse n’a pas pu être lue pour ce type de question.',
  right: 'Juste.',
  wrong: 'Pas juste.',
  each: '{right, plural, one {# juste} other {# justes}} sur {correct, number}.',
  'each-or-nothing': '{right, plural, one {# juste} other {# justes}} sur {correct, number} : tout ou rien.',
  gaps: '{right, plural, one {# trou juste} other {# trous justes}} sur {correct, number} : {percent, number} % des points.',
  'each-option': 'Choisies ou laissées à juste titre : {right, number} sur {correct, number}.',
  weights: 'Les options choisies donnent ensemble {percent, number} % des points.',
  'too-many': 'Plus de choix que permis.',
  pairs:
    '{right, plural, one {# paire} other {# paires}} dans le bon ordre moins {wrong, number} dans le mauvais, sur {correct, plural, one {# paire} other {# paires}}.',
  partly: 'Juste en partie : {percent, number} % des points.',
  'no-number': 'La réponse n’est pas un nombre.',
  'no-unit': 'Aucune unité n’a été choisie.',
  'wrong-unit': 'L’unité n’est pas juste.',
  'right-minus-wrong':
    '{right, plural, one {# juste} other {# justes}} moins {wrong, plural, one {# fausse} other {# fausses}}, sur {correct, plural, one {# option juste} other {# options justes}}.',
  'all-or-nothing':
    '{right, plural, one {# option juste} other {# options justes}} sur {correct, number} et {wrong, plural, one {# fausse} other {# fausses}} : tout ou rien.',
  places:
    '{right, plural, one {# endroit trouvé} other {# endroits trouvés}} sur {correct, number}, moins {wrong, number} faux.',
  'places-all':
    '{right, plural, one {# endroit trouvé} other {# endroits trouvés}} sur {correct, number} et {wrong, number} faux : tout ou rien.',
  'by-hand': 'Corrigé par une personne ({words, plural, one {# mot} other {# mots}}).',
  'by-hand-files': 'Corrigé par une personne ({files, plural, one {# fichier} other {# fichiers}}).',
  'by-hand-lines': 'Corrigé par une personne ({lines, plural, one {# ligne} other {# lignes}}).',
}
