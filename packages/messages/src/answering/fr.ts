import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  matching: {
    each: 'Choisissez ce qui va avec chaque ligne. Chaque bonne réponse rapporte sa part ; une mauvaise ne coûte rien.',
    'all-or-nothing': 'Choisissez ce qui va avec chaque ligne. Il n’y a de points que si tout est juste.',
    'goes-with': 'Va avec : {name}',
    none: 'Rien de choisi',
    options: 'Ce qu’on peut choisir',
    lettered: '{letter} : {words}',
    clear: 'Effacer toutes les lignes',
  },
  matrix: {
    'choose-one': 'Choisissez une réponse par ligne.',
    'choose-any': 'Choisissez tout ce qui est juste dans chaque ligne.',
    each: 'Chaque ligne juste rapporte sa part ; une fausse ne coûte rien.',
    'right-minus-wrong':
      'Chaque mauvais choix retire autant qu’un bon rapporte, mais jamais en dessous de zéro.',
    'all-or-nothing': 'Il n’y a de points que si toutes les lignes sont justes.',
    clear: 'Effacer toutes les lignes',
  },
  cloze: {
    gap: 'Trou {number, number} sur {of, number}',
    choose: 'Choisir…',
    each: 'Chaque trou juste rapporte sa part ; un faux ne coûte rien.',
    'all-or-nothing': 'Il n’y a de points que si tous les trous sont justes.',
    'number-read': 'Trou {gap, number} : compris comme {number}.',
    'number-unread': 'Trou {gap, number} : ceci ne peut pas encore être lu comme un nombre.',
    clear: 'Vider tous les trous',
  },
  choice: {
    most: 'Choisissez-en {count, number} au plus.',
  },
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
