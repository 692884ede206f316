import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  kinds: {
    'single-choice': { title: 'Choix unique', explanation: 'Une seule des options est juste.' },
    'multiple-choice': { title: 'Choix multiple', explanation: 'Une ou plusieurs options sont justes.' },
    'true-false': { title: 'Vrai ou faux', explanation: 'Une affirmation qui est vraie ou ne l’est pas.' },
    'short-answer': {
      title: 'Réponse courte',
      explanation: 'Un mot, un nom ou un nombre, comparé aux formes acceptées.',
    },
    numeric: {
      title: 'Nombre',
      explanation: 'Un nombre, juste à une tolérance près, avec une unité s’il le faut.',
    },
    ordering: { title: 'Mise en ordre', explanation: 'Des éléments à mettre dans le bon ordre.' },
    essay: { title: 'Rédaction', explanation: 'Un texte libre, corrigé par une personne.' },
    code: {
      title: 'Code',
      explanation:
        'Un programme, dans le langage que vous indiquez ; corrigé par une personne. Rien n’est exécuté.',
    },
    information: { title: 'Information', explanation: 'Un texte à lire, sans réponse ni points.' },
  },
  scoring: {
    'by-pair':
      'De toutes les paires d’éléments, celles dans le bon ordre moins celles dans le mauvais, jamais en dessous de 0.',
    'by-position': 'Chaque élément exactement à sa place rapporte sa part des points.',
    exact: 'Tous les points pour exactement le bon ordre, sinon aucun.',
    'right-minus-wrong':
      'Chaque bon choix rapporte sa part des points ; chaque mauvais en retire autant, jamais en dessous de 0.',
    'all-or-nothing': 'Tous les points pour exactement les bons choix, sinon aucun.',
  },
  rules: {
    'not-answered': 'Sans réponse.',
    unreadable: 'La réponse n’a pas pu être lue pour ce type de question.',
    right: 'Juste.',
    wrong: 'Pas juste.',
    each: '{right, number} sur {correct, number} justes.',
    'each-or-nothing': '{right, number} sur {correct, number} justes : tout ou rien.',
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
    'by-hand': 'Corrigé par une personne ({words, plural, one {# mot} other {# mots}}).',
    'by-hand-lines': 'Corrigé par une personne ({lines, plural, one {# ligne} other {# lignes}}).',
  },
  problems: {
    'no-items': 'L’examen n’a encore aucune question.',
    'empty-section': 'Cette section n’a aucune question.',
    'empty-section-title': 'Cette section n’a pas de titre.',
    'empty-text': 'La question n’a pas de texte.',
    'points-for-nothing': 'Ce qui est seulement à lire ne peut pas valoir de points.',
    'no-points': 'La question ne vaut aucun point.',
    'too-few-options': 'Un choix demande au moins deux options.',
    'empty-option': 'Une option n’a pas de texte.',
    'same-option-twice': 'Deux options ont le même texte.',
    'same-id-twice': 'Le même nom interne est utilisé deux fois.',
    'no-correct-option': 'Aucune option n’est marquée comme juste.',
    'several-correct-options':
      'Plusieurs options sont marquées comme justes ; utilisez plutôt le choix multiple.',
    'no-accepted-form': 'Aucune réponse acceptée n’est indiquée.',
    'no-number': 'Une valeur acceptée manque ou n’est pas un nombre.',
    'wrong-tolerance': 'Une tolérance n’est pas un nombre ou est négative.',
    'no-full-points': 'Aucune valeur acceptée ne donne tous les points.',
    'empty-unit': 'Une unité n’a pas de nom.',
    'same-unit-twice': 'Deux unités ont le même nom.',
    'wrong-factor': 'Le facteur d’une unité n’est pas un nombre supérieur à zéro.',
    'no-right-unit': 'Aucune des unités n’est jamais juste.',
    'too-few-entries': 'Une mise en ordre demande au moins deux éléments.',
    'word-limits-crossed': 'Le nombre minimal de mots dépasse le maximum.',
    'unreadable-formula': 'Cette formule ne peut pas être lue : {formula}',
    'image-missing': 'Une image ne fait pas partie des fichiers de cet examen ; ajoutez-la de nouveau.',
    'section-times-too-long':
      'Les durées des sections font {sections} minutes en tout, l’examen en a {minutes} : les dernières sections seraient écourtées.',
    'image-without-alt': 'Une image n’a pas de description pour les personnes qui ne la voient pas.',
  },
}
