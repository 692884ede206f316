import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  'for-person': 'À regarder, s’il vous plaît : {steps}',
  'for-person-text': 'Cela a été demandé, ou la machine n’est pas sûre. C’est vous qui décidez.',
  open: 'pas montré',
  person:
    '{name} a demandé qu’une personne regarde. C’est aussi valable que toute autre manière : parlez avec {name} ou regardez l’image en direct.',
  'you-decide': 'C’est vous qui décidez.',
  document: 'Pièce d’identité',
  'document-of': 'Pièce d’identité de {name}',
  portrait: {
    match: 'La machine pense que le portrait et la photo montrent la même personne.',
    inconclusive: 'La machine ne peut pas dire si le portrait et la photo montrent la même personne.',
    'not-checked': 'Aucune machine n’a comparé le portrait avec la photo.',
  },
  photo: {
    good: 'La machine peut comparer le visage avec cette photo.',
    'not-checked': 'Aucune machine n’a regardé cette photo.',
    faults: 'Pour la machine, cette photo est difficile à comparer : {faults}.',
  },
  fault: {
    'no-face': 'aucun visage trouvé',
    'several-faces': 'plusieurs visages',
    small: 'trop loin',
    turned: 'tourné',
    blurred: 'flou',
    dark: 'sombre',
    cut: 'coupé',
  },
  liveness: 'Présence réelle devant la caméra',
  claimed: {
    passed:
      'Le navigateur de {name} dit que l’exercice est réussi ({tries, plural, one {# essai} other {# essais}}).',
    failed:
      'Le navigateur de {name} dit que l’exercice n’a pas pu être bien vu ({tries, plural, one {# essai} other {# essais}}).',
    'timed-out':
      'Le navigateur de {name} dit que l’exercice a duré trop longtemps ({tries, plural, one {# essai} other {# essais}}).',
  },
  found: {
    agrees: 'Le serveur voit la même chose dans les images.',
    unclear: 'Le serveur ne peut pas le dire d’après les images.',
    'not-checked': 'Le serveur n’a pas regardé ces images.',
  },
  same: {
    match: 'La machine pense que c’est la personne de la photo.',
    inconclusive: 'La machine ne peut pas dire si c’est la personne de la photo.',
    'not-checked': 'Personne ne les a comparées avec la photo.',
  },
  moment: {
    rest: 'droit devant',
    'turn-left': 'tête vers la gauche',
    'turn-right': 'tête vers la droite',
    'look-left': 'yeux vers la gauche',
    'look-right': 'yeux vers la droite',
    'close-eyes': 'yeux fermés',
    'open-mouth': 'bouche ouverte',
  },
  'liveness-still': 'Image {number, number} : {shows}',
  room: 'Lieu',
  coverage: '{share, number, percent} du tour demandé a été montré.',
  things: 'La machine pense avoir vu : {things}.',
  'no-things': 'La machine n’a rien remarqué ; les petits objets lui échappent.',
  'room-still': 'Image {number, number} du lieu',
}
