import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  results: 'Résultats',
  certificate: 'Attestation de résultat',
  says: 'a passé l’examen',
  name: 'Nom',
  email: 'E-mail',
  number: 'Numéro',
  points: 'Points',
  max: 'Sur',
  submitted: 'Remis le',
  released: 'Publié le',
  exam: 'Examen',
  sitting: 'Session',
  organisation: 'Organisé par',
  result: 'Résultat',
  issued: 'Délivrée le',
  verification: 'Numéro de vérification',
  check: 'Chacun peut vérifier ce résultat avec son numéro à l’adresse',
  page: 'Page',
  'to-mark': 'à corriger',
  'not-handed-in': 'pas remis',
  'mail-subject': 'Votre résultat est publié',
  'mail-text': 'Vous pouvez lire votre résultat : rouvrez l’examen avec votre lien personnel ou votre code.',
}
