import { fr as rules } from '../rules/fr.ts'
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
    matching: {
      title: 'Appariement',
      explanation: 'Ce qui va ensemble : chaque ligne reçoit son pendant.',
    },
    matrix: {
      title: 'Tableau',
      explanation: 'Un tableau : chaque ligne reçoit une des colonnes, ou plusieurs.',
    },
    cloze: { title: 'Texte à trous', explanation: 'Des trous dans un texte, à remplir ou à choisir.' },
    essay: { title: 'Rédaction', explanation: 'Un texte libre, corrigé par une personne.' },
    code: {
      title: 'Code',
      explanation:
        'Un programme, dans le langage que vous indiquez ; corrigé par une personne. Rien n’est exécuté.',
    },
    hotspot: { title: 'Zones d’une image', explanation: 'Un ou plusieurs endroits à marquer sur une image.' },
    file: {
      title: 'Fichiers',
      explanation: 'Des fichiers – documents, enregistrements, images ; corrigés par une personne.',
    },
    drawing: {
      title: 'Dessin ou photo du papier',
      explanation:
        'Dessiné à l’écran, ou écrit sur papier et photographié avec un téléphone ; corrigé par une personne.',
    },
    information: { title: 'Information', explanation: 'Un texte à lire, sans réponse ni points.' },
  },
  scoring: {
    'by-pair':
      'De toutes les paires d’éléments, celles dans le bon ordre moins celles dans le mauvais, jamais en dessous de 0.',
    'by-position': 'Chaque élément exactement à sa place rapporte sa part des points.',
    exact: 'Tous les points pour exactement le bon ordre, sinon aucun.',
    each: 'Chaque bon choix rapporte sa part des points ; un mauvais ne coûte rien.',
    'each-option': 'Chaque option choisie ou laissée à juste titre rapporte sa part des points.',
    weights: 'Chaque option donne ou retire sa propre part des points, jamais en dessous de 0 en tout.',
    'rows-each': 'Chaque ligne juste rapporte sa part des points ; une fausse ne coûte rien.',
    'rows-all-or-nothing': 'Tous les points quand toutes les lignes sont justes, sinon aucun.',
    'rows-right-minus-wrong':
      'Chaque bon choix du tableau rapporte sa part des points ; chaque mauvais en retire autant, jamais en dessous de 0.',
    'gaps-each': 'Chaque trou rapporte sa part des points, selon son poids.',
    'gaps-all-or-nothing': 'Tous les points quand tous les trous sont justes, sinon aucun.',
    'right-minus-wrong':
      'Chaque bon choix rapporte sa part des points ; chaque mauvais en retire autant, jamais en dessous de 0.',
    'all-or-nothing': 'Tous les points pour exactement les bons choix, sinon aucun.',
  },
  rules,
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
    'too-few-rows': 'Un appariement demande au moins deux lignes.',
    'no-rows': 'Le tableau n’a aucune ligne.',
    'too-few-columns': 'Le tableau demande au moins deux colonnes.',
    'empty-row': 'Une ligne n’a pas de texte.',
    'empty-column': 'Une colonne n’a pas de texte.',
    'same-row-twice': 'Deux lignes ont le même texte.',
    'same-column-twice': 'Deux colonnes ont le même texte.',
    'row-without-match': 'Une ligne n’a pas de pendant.',
    'row-without-right': 'Une ligne n’a aucune colonne marquée comme juste.',
    'row-with-several-right': 'Une ligne a plus d’une colonne marquée comme juste.',
    'no-gaps': 'Le texte n’a aucun trou.',
    'gap-without-place': 'Le trou {gap} ne figure pas dans le texte.',
    'place-without-gap': '{gap} figure dans le texte, mais ce trou n’existe pas.',
    'gap-placed-twice': '{gap} figure plus d’une fois dans le texte.',
    'gaps-without-weight': 'Aucun trou n’a de poids supérieur à zéro.',
    'unreadable-pattern': 'Cette expression régulière ne peut pas être lue : {pattern}',
    'too-many-patterns': 'Il y a plus de {most} expressions régulières ; réunissez-en plusieurs avec |.',
    'fewer-choices-than-right': 'On peut choisir moins d’options qu’il n’y en a de justes.',
    'all-chosen-earns-all':
      'Qui choisit toutes les options obtient tous les points ; limitez le nombre de choix.',
    'no-picture': 'La question n’a pas encore d’image.',
    'no-right-region': 'Aucune zone de l’image n’est marquée comme juste.',
    'too-few-marks': 'Il y a plus de zones justes que d’endroits que l’on peut marquer.',
    'empty-region': 'Une zone est trop petite pour être touchée ; un polygone demande trois sommets.',
    'region-without-name': 'Les zones sont montrées, mais l’une n’a pas de nom.',
    'word-limits-crossed': 'Le nombre minimal de mots dépasse le maximum.',
    'unreadable-formula': 'Cette formule ne peut pas être lue : {formula}',
    'draw-too-few':
      '{found, plural, =0 {Aucune question de la banque ne convient} one {Seule # question de la banque convient} other {Seules # questions de la banque conviennent}} au tirage ; il en faut {count, number}. Tirez-en moins ou élargissez le filtre.',
    'draws-overlap':
      'Plusieurs tirages puisent dans les mêmes questions et il leur en manque {count, number} en tout. Tirez-en moins ou faites-les puiser dans des questions différentes.',
    'draw-unfinished':
      '{count, plural, one {# question de la banque qui peut être tirée n’est pas terminée} other {# questions de la banque qui peuvent être tirées ne sont pas terminées}} ; la première : « {first} ».',
    'draw-no-points': 'Ce qui est tiré ne vaut aucun point.',
    'same-parameter-twice': 'Deux paramètres s’appellent « {name} ».',
    'wrong-range':
      'L’intervalle du paramètre « {name} » est illisible : il faut un minimum, un maximum et un pas supérieur à zéro.',
    'empty-list': 'La liste du paramètre « {name} » est vide ou contient une entrée vide.',
    'formula-unreadable': 'La formule du paramètre « {name} » est illisible.',
    'formula-unknown-name':
      'La formule du paramètre « {name} » cite quelque chose qui n’est pas un paramètre placé avant elle.',
    'formula-no-value':
      'La formule du paramètre « {name} » n’a pas de valeur pour certains candidats, par exemple lorsqu’elle divise par zéro.',
    'formula-without-value':
      'Ce qui se trouve entre doubles crochets n’a pas de valeur pour certains candidats : {name}',
    'unknown-parameter':
      '« {name} » se trouve entre doubles crochets, mais aucun paramètre ne porte ce nom ; les candidats le liront tel quel.',
    'unused-parameter': 'Le paramètre « {name} » n’est utilisé nulle part.',
    'image-missing': 'Une image ne fait pas partie des fichiers de cet examen ; ajoutez-la de nouveau.',
    'section-times-too-long':
      'Les durées des sections font {sections} minutes en tout, l’examen en a {minutes} : les dernières sections seraient écourtées.',
    'image-without-alt': 'Une image n’a pas de description pour les personnes qui ne la voient pas.',
    'sound-without-words': 'Un son n’a pas de mots pour les personnes qui ne l’entendent pas.',
  },
}
