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
  hotspot: {
    picture: 'Image sur laquelle pointer : {name}',
    most: '{most, plural, one {Marquez un endroit.} other {Marquez jusqu’à # endroits.}}',
    'scoring-right-minus-wrong':
      'Chaque endroit faux retire autant qu’un endroit juste rapporte, jamais en dessous de zéro.',
    'scoring-all-or-nothing': 'Seuls exactement les bons endroits rapportent les points.',
    keys: 'Appuyez sur l’image. Au clavier : les flèches déplacent le viseur (finement avec Maj), Entrée marque, Retour arrière enlève la dernière marque.',
    points: 'Vos marques',
    point: 'Marque {number, number} : {x, number} % depuis la gauche, {y, number} % depuis le haut',
    remove: 'Enlever la marque {number, number}',
    set: 'Marque {number, number} posée, à {x, number} % de la gauche et {y, number} % du haut.',
    removed: 'Marque {number, number} enlevée.',
    at: '{x, number} % depuis la gauche, {y, number} % depuis le haut',
    full: '{most, plural, one {Vous pouvez marquer un endroit.} other {Vous pouvez marquer # endroits.}} Enlevez-en un d’abord.',
    'no-region': 'Aucune zone ici',
    regions: 'Zones de l’image',
    clear: 'Effacer mon choix',
  },
  files: {
    choose: 'Choisir des fichiers',
    limits:
      '{most, plural, one {Un fichier de {megabytes, number} Mo au plus.} other {Jusqu’à # fichiers de {megabytes, number} Mo chacun au plus.}}',
    types: 'Sont acceptés : {types}.',
    yours: 'Vos fichiers',
    remove: 'Enlever {name}',
    kept: 'Conservé sur cet appareil – pas encore remis',
    sending: 'Envoi de {name}',
    delivered: 'Remis',
    elsewhere: 'Fait partie de votre réponse',
    'too-many':
      '{most, plural, one {Un fichier est accepté} other {# fichiers sont acceptés}} au plus. Enlevez-en un d’abord.',
    'too-large': '{name} dépasse {megabytes, number} Mo. Réduisez-le et choisissez-le de nouveau.',
    'wrong-kind':
      '{name} n’est pas d’un type accepté : {types}. Enregistrez-le sous l’un d’eux et choisissez-le de nouveau.',
    empty: '{name} est vide. Vérifiez que c’est le bon fichier.',
    unreadable:
      'Le fichier n’a pas pu être lu. Choisissez-le de nouveau, ou copiez-le d’abord sur cet appareil.',
    undelivered:
      '{count, plural, one {# fichier n’est pas encore remis} other {# fichiers ne sont pas encore remis}}. Votre réponse {count, plural, one {le nomme} other {les nomme}} ; laissez cette page ouverte jusqu’à {count, plural, one {son} other {leur}} arrivée.',
  },
  pages: {
    title: 'Photographier vos pages',
    of: 'Pour l’examen de {name}',
    how: 'Posez la page à plat, sous une bonne lumière, et remplissez-en l’image. {most, plural, one {Une page est acceptée.} other {Jusqu’à # pages sont acceptées.}}',
    take: 'Photographier une page',
    taken: 'La page qui vient d’être photographiée',
    use: 'Utiliser cette page',
    turn: 'Tourner',
    discard: 'Abandonner',
    unreadable: 'Cette image n’a pas pu être lue. Photographiez la page de nouveau.',
    'not-kept': 'La page n’a pas pu être conservée. Réessayez.',
    'not-joined': 'Ce code ne peut pas être utilisé',
    'all-there':
      'Toutes les pages sont remises. Vérifiez sur votre ordinateur qu’elles sont dans votre réponse.',
    'under-way':
      '{count, plural, one {# page est} other {# pages sont}} en route. Laissez cette page ouverte.',
    code: 'Code pour un téléphone',
    scan: 'Dirigez l’appareil photo de votre téléphone vers ce code. La page qui s’ouvre photographie des pages pour cette question et ne peut rien d’autre. Elle vaut pour un téléphone, pendant 15 minutes.',
    'by-hand': 'Saisir plutôt l’adresse',
    'new-code': 'Un autre code',
    'show-code': 'Photographier avec un téléphone',
  },
  drawing: {
    'most-either':
      'Dessinez ici, ou écrivez sur papier et photographiez-le : {most, plural, one {une page} other {jusqu’à # pages}}.',
    'most-drawing': 'Dessinez ici : {most, plural, one {une page} other {jusqu’à # pages}}.',
    'most-photo':
      'Écrivez sur papier et photographiez-le : {most, plural, one {une page} other {jusqu’à # pages}}.',
    sheet: 'Feuille à dessin',
    pen: 'Crayon',
    thin: 'fin',
    thick: 'épais',
    rubber: 'gomme',
    undo: 'Annuler',
    clear: 'Vider la feuille',
    add: 'Ajouter cette page à ma réponse',
    unsaved:
      'Conservé sur cet appareil. Le dessin devient une page de votre réponse quand vous l’ajoutez, quittez la question ou remettez l’examen, ou de lui-même après un moment.',
    'not-kept': 'La page n’a pas pu être conservée. Réessayez.',
  },
}
