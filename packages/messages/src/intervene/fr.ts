import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  tell: {
    title: 'Écrire aux candidats',
    'title-one': 'Écrire à {name}',
    to: 'À',
    everybody: 'Tous ceux de la session ({count, number})',
    shown: 'Ceux affichés maintenant ({count, number})',
    chosen: 'Certains…',
    choose: 'Candidats',
    text: 'Message',
    'text-help': 'Il apparaît aussitôt sur l’écran du candidat et il est conservé.',
    'text-missing': 'Veuillez écrire quelque chose.',
    'nobody-chosen': 'Choisissez au moins un candidat.',
    sent: '{count, plural, one {Envoyé à # candidat.} other {Envoyé à # candidats.}}',
    phrases: 'Phrases toutes prêtes',
    phrase1: 'Placez-vous de façon que la caméra voie tout votre visage, s’il vous plaît.',
    phrase2: 'Tout va bien. Vous pouvez continuer.',
    phrase3: 'Nous voyons un problème technique et nous nous en occupons. Vos réponses sont à l’abri.',
  },
  warn: {
    title: 'Avertir {name} ?',
    text: 'L’avertissement apparaît sur l’écran du candidat, qui doit le lire ; il est conservé au dossier avec votre nom.',
    before:
      '{count, plural, =0 {Aucun avertissement jusqu’ici.} one {# avertissement jusqu’ici.} other {# avertissements jusqu’ici.}}',
    words: 'Texte de l’avertissement',
    button: 'Avertir',
    done: '{name} a reçu l’avertissement.',
    phrase1: 'Restez dans l’image jusqu’à la remise, s’il vous plaît.',
    phrase2: 'Ne regardez que votre épreuve et rangez tout le reste, s’il vous plaît.',
    phrase3: 'Personne d’autre ne doit se trouver dans la pièce pendant l’épreuve.',
  },
  pause: {
    title: 'Mettre en pause l’épreuve de {name} ?',
    text: 'Les questions sont masquées et l’horloge s’arrête. Le temps est rendu à la reprise.',
    reason: 'Motif, montré au candidat',
    button: 'Mettre en pause',
    done: 'L’épreuve de {name} est en pause.',
  },
  resume: {
    title: 'Reprendre l’épreuve de {name} ?',
    text: 'L’horloge repart, avec tout le temps qui restait.',
    button: 'Reprendre',
    done: '{name} continue.',
  },
  extend: {
    title: 'Donner plus de temps à {name}',
    minutes: 'Minutes à ajouter',
    reason: 'Motif',
    button: 'Ajouter les minutes',
    done: '{name} a {minutes, plural, one {# minute de plus} other {# minutes de plus}}.',
  },
  terminate: {
    title: 'Arrêter l’épreuve de {name} ?',
    text: 'L’épreuve de {name} s’arrête maintenant et ne pourra pas être poursuivie. Les réponses données sont conservées et comptées. Le candidat lit votre motif et peut le contester.',
    instead: 'Un simple doute ? Mettez plutôt en pause : une pause ne fait rien perdre.',
    reason: 'Motif, montré au candidat',
    button: 'Arrêter l’épreuve',
    done: 'L’épreuve de {name} est arrêtée.',
  },
}
