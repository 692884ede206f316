import type { SameShape } from '../../same-shape.ts'
import type { en } from './en.ts'

/** What is watched and why, and what a candidate agrees to. */
export const fr: SameShape<typeof en> = {
  intro:
    'Dites pour chaque élément si vous êtes d’accord. Tout est conservé chiffré pendant {days, plural, one {# jour} other {# jours}} après l’examen, puis supprimé.',
  'intro-live':
    'Dites pour chaque élément si vous êtes d’accord. Pendant l’examen, aucune image et aucun son ne sont conservés. Ce qu’un programme signale et ce que vous montrez avant l’examen est conservé pendant {days, plural, one {# jour} other {# jours}} après l’examen.',
  nothing: 'Rien n’est enregistré pendant cet examen. Vous pouvez continuer.',
  record: {
    camera: 'Ma caméra peut être enregistrée pendant l’examen',
    microphone: 'Mon microphone peut être enregistré pendant l’examen',
    screen: 'Mon écran entier peut être enregistré pendant l’examen',
    side: 'La caméra placée à côté de moi peut être enregistrée pendant l’examen',
  },
  evidence: {
    camera: 'Ma caméra peut être vue en direct ; seul ce qui entoure un signal est conservé',
    microphone: 'Mon microphone peut être entendu en direct ; seul ce qui entoure un signal est conservé',
    screen: 'Mon écran entier peut être vu en direct ; seul ce qui entoure un signal est conservé',
    side: 'La caméra placée à côté de moi peut être vue en direct ; seul ce qui entoure un signal est conservé',
  },
  stills: {
    camera: 'Ma caméra peut être vue en direct ; une image fixe est conservée toutes les quelques secondes',
    microphone: 'Mon microphone peut être entendu en direct ; rien n’est conservé',
    screen:
      'Mon écran entier peut être vu en direct ; une image fixe est conservée toutes les quelques secondes',
    side: 'La caméra placée à côté de moi peut être vue en direct ; une image fixe est conservée toutes les quelques secondes',
  },
  show: {
    camera: 'Ma caméra peut être vue en direct ; rien n’est conservé',
    microphone: 'Mon microphone peut être entendu en direct ; rien n’est conservé',
    screen: 'Mon écran entier peut être vu en direct ; rien n’est conservé',
    side: 'La caméra placée à côté de moi peut être vue en direct ; rien n’est conservé',
  },
  why: {
    camera: 'Elle montre qui passe l’examen, et que personne n’aide.',
    microphone: 'Il permet de remarquer que quelqu’un dicte des réponses.',
    screen: 'Il montre avec quoi vous travaillez. Fermez ce qui est privé avant de partager.',
    side: 'Un téléphone posé à côté de vous montre la table et les mains. Vous le reliez dans un instant par un code QR ; rien n’est installé.',
  },
  required: 'L’examen le demande ; sans cela, un surveillant doit vous laisser entrer.',
  asked: 'Vous pouvez refuser.',
  who: 'Seuls les surveillants et les réviseurs de cet examen peuvent regarder. Chaque consultation est consignée.',
  person:
    'Un programme signale des moments que quelqu’un devrait regarder. Il ne décide de rien : ce sont des personnes qui disent ce que cela signifie, et vous pouvez contester.',
  talk: 'Si un surveillant vous parle, ce qui est dit est conservé avec l’enregistrement. Vous en êtes averti à ce moment-là.',
  shows: 'Ce que l’on vous demandera de montrer',
  faces:
    'Votre visage est mesuré et comparé par un programme avec votre photo, maintenant et pendant l’examen. Ces mesures sont des données biométriques ; elles ne servent qu’à cela et sont supprimées avec la photo.',
  'faces-photo': 'Une photo de votre visage.',
  liveness: 'Un petit exercice de la tête et des yeux, dont quelques images fixes sont conservées.',
  document:
    'Une photo d’une pièce d’identité ; le portrait est comparé avec votre photo. Vous pouvez cacher ce qui n’est pas nécessaire.',
  'document-unmeasured':
    'Une photo d’une pièce d’identité, qu’une personne regarde. Vous pouvez cacher ce qui n’est pas nécessaire.',
  room: 'Quelques images fixes de la pièce, dans lesquelles un programme cherche des objets comme un téléphone. Aucun film n’est conservé.',
  instead:
    'À chacune de ces étapes, sauf pour la photo, vous pouvez demander qu’une personne regarde à la place. C’est tout aussi valable ; il faudra peut-être attendre un peu.',
  aids: 'Ce que vous pouvez utiliser',
  declined:
    'Vous pouvez continuer sans. Vous attendrez dans la salle d’attente qu’un surveillant vous ait parlé.',
}
