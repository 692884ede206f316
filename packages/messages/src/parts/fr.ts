import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  code: {
    language: 'Langage',
    plain: 'Aucun en particulier (pseudocode)',
    start: 'Code de départ',
    'start-help':
      'Il se trouve dès le début dans l’éditeur du candidat. Qui le laisse tel quel n’a pas répondu. Tab met en retrait ; Échap, puis Tab pour sortir.',
  },
  essay: {
    writing: 'Manière d’écrire',
    rich: 'Avec mise en forme',
    'rich-note': 'Gras, listes, titres, formules.',
    plain: 'Texte simple',
  },
}
