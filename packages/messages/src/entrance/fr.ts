import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** Coming in: room code, sign-in, what will happen. */
export const fr: SameShape<typeof en> = {
  title: 'Entrer dans la salle d’examen',
  'room-code': 'Code de la salle',
  'room-code-text':
    'Huit caractères en deux groupes, par exemple K7MR-3XHT. Il se trouve dans votre convocation.',
  'room-code-wrong': 'Un code de salle a huit lettres et chiffres.',
  enter: 'Entrer',
  'other-code': 'Saisir un autre code',
  'back-title': 'Vos examens sur cet appareil',
  'back-to': 'Revenir à {exam}',
  'link-text':
    'Si vous avez reçu un lien personnel, ouvrez-le plutôt : il ne demande ni code ni mot de passe.',
  room: {
    at: '{sitting}, {organisation}',
    when: 'Quand',
    'when-value': '{start} – {end}',
    minutes: 'Durée',
    'minutes-value': '{count, plural, one {# minute} other {# minutes}} à partir du moment où vous commencez',
    late: 'En cas de retard',
    'late-minutes':
      '{count, plural, =0 {On ne peut plus commencer après le début.} one {Vous pouvez commencer jusqu’à # minute après le début.} other {Vous pouvez commencer jusqu’à # minutes après le début.}}',
    'late-lost': 'Le temps court dès le début : qui commence plus tard en a moins.',
    'not-yet': 'L’examen n’a pas encore commencé. Vous pouvez déjà entrer et faire vérifier votre appareil.',
    over: 'Cette session est terminée. Si vous y avez participé, vous pouvez encore entrer pour voir votre reçu.',
  },
  steps: {
    title: 'Ce qui va se passer',
    first: 'On vous dit ce qui est enregistré et pourquoi, et vous décidez.',
    second: 'Votre appareil est vérifié.',
    third: 'Vous attendez dans la salle d’attente jusqu’à ce que vous puissiez commencer.',
    fourth: 'Chaque réponse est enregistrée automatiquement, même si la connexion est perdue.',
  },
  'sign-in': {
    title: 'Connexion',
    text: 'Avec l’adresse e-mail à laquelle votre convocation est arrivée.',
    submit: 'Se connecter et entrer',
    as: 'Vous êtes connecté en tant que {name}.',
    other: 'Se connecter sous un autre nom',
  },
  'not-secure': {
    title: 'Cette adresse n’est pas sécurisée',
    text: 'Elle commence par http://. Le navigateur n’autorise alors pas la caméra et ne peut pas garder vos réponses en sécurité. Ouvrez l’examen par son adresse qui commence par https://. Si elle ne s’ouvre pas, prévenez votre école.',
    open: 'Ouvrir avec https://',
  },
  link: {
    opening: 'Ouverture de votre examen…',
    failed: 'Votre lien personnel n’a pas pu être ouvert',
  },
  practice: {
    title: 'S’entraîner',
    text: 'Essayez tout à l’avance : votre appareil, les questions, la remise. Rien de tout cela ne compte.',
    at: '{organisation}',
    enter: 'S’entraîner : {name}',
    what: 'De quoi il s’agit',
    'what-value': 'Un entraînement : chacun peut entrer, autant de fois qu’il le souhaite.',
    kept: 'Ce qu’il en reste',
    'kept-value':
      '{days, plural, one {Rien n’est enregistré. Les réponses et le résultat sont supprimés après # jour.} other {Rien n’est enregistré. Les réponses et le résultat sont supprimés après # jours.}}',
    name: 'Votre nom',
    'name-text': 'N’importe quel nom convient ; il est supprimé avec votre entraînement.',
    submit: 'Commencer l’entraînement',
    over: 'Cet entraînement est fermé.',
    steps: {
      first: 'On vous dit ce que l’examen utiliserait, et vous décidez.',
      second: 'Votre appareil est vérifié comme avant l’examen.',
      third: 'Vous commencez quand vous voulez ; personne n’a à vous laisser entrer.',
      fourth: 'Vous voyez votre résultat dès que vous avez remis.',
    },
  },
}
