import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  label: { severity: 'Gravité', stream: 'Enregistrement' },
  severity: { low: 'Faible', medium: 'Moyenne', high: 'Élevée' },
  attempt: {
    expected: 'Attendu',
    'checking-in': 'En vérification',
    waiting: 'En attente',
    running: 'En cours',
    paused: 'En pause',
    submitted: 'Remis',
    expired: 'Non commencé',
    terminated: 'Arrêté par un surveillant',
  },
  sitting: { planned: 'Prévue', open: 'Ouverte', ended: 'Terminée', cancelled: 'Annulée' },
  incident: { open: 'Ouvert', confirmed: 'Confirmé', dismissed: 'Sans suite' },
  alert: { new: 'Nouvelle', acknowledged: 'Vue', resolved: 'Réglée' },
  presence: {
    here: 'Présent',
    late: 'En retard',
    quiet: 'Discret',
    silent: 'Silencieux',
    away: 'Absent',
  },
  verdict: { clear: 'Conforme', inconclusive: 'Non concluant', breach: 'Manquement' },
  role: {
    administrator: 'Administrateur',
    author: 'Auteur',
    proctor: 'Surveillant',
    reviewer: 'Relecteur',
    marker: 'Correcteur',
  },
  stream: { camera: 'Caméra', microphone: 'Microphone', screen: 'Écran', side: 'Caméra latérale' },
  thing: {
    person: 'une autre personne',
    phone: 'téléphone',
    book: 'livre ou papiers',
    laptop: 'ordinateur portable',
    screen: 'écran',
    keyboard: 'clavier',
    mouse: 'souris',
    remote: 'télécommande',
  },
}
