import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  home: 'Accueil',
  exams: 'Examens',
  sittings: 'Sessions',
  review: 'Relecture',
  marking: 'Correction',
  people: 'Personnes',
  health: 'État du système',
  errors: 'Erreurs',
  audit: 'Journal d’audit',
  settings: 'Paramètres',
  'person-menu': 'Vous : {name}',
  profile: 'Votre profil',
  'sign-out': 'Se déconnecter',
  'to-home': 'Vers l’accueil',
  'crashed-text': 'Cette page s’est arrêtée. Rechargez-la ; ce qui était enregistré est en sécurité.',
  reload: 'Recharger',
  greeting: 'Bonjour, {name}',
  'home-text': 'Ce qui demande votre attention aujourd’hui apparaît ici.',
}
