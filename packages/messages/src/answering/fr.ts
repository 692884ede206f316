import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  code: {
    label: 'Votre code',
    'label-in': 'Votre code en {language}',
    help: 'Tab met en retrait. Pour sortir au clavier, appuyez sur Échap, puis sur Tab. Le code est lu par une personne et jamais exécuté.',
    'start-again': 'Remettre le code de départ',
    shown: 'Code en {language}',
    'shown-plain': 'Code',
  },
  essay: {
    toolbar: 'Mise en forme : {label}',
    b: 'Gras',
    i: 'Italique',
    u: 'Souligné',
    sup: 'Exposant',
    sub: 'Indice',
    h1: 'Grand titre',
    h2: 'Petit titre',
    ul: 'Liste à puces',
    ol: 'Liste numérotée',
    undo: 'Annuler',
    redo: 'Rétablir',
    formula: 'Formule',
    'formula-source': 'Formule en TeX',
    'formula-help': 'Par exemple {example}. Vide, elle est enlevée.',
    'formula-insert': 'Insérer la formule',
    'plain-only':
      'L’éditeur avec mise en forme n’a pas pu être chargé. Vous pouvez écrire ici malgré tout ; ce que vous modifiez est conservé en texte simple.',
    'too-long': 'C’est plus que ce qui est demandé. Rien n’est coupé.',
  },
}
