import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  home: 'Accueil',
  exams: 'Examens',
  banks: 'Banques',
  sittings: 'Sessions',
  review: 'Relecture',
  marking: 'Correction',
  people: 'Personnes',
  health: 'État du système',
  errors: 'Erreurs',
  audit: 'Journal d’audit',
  settings: 'Paramètres',
  retention: 'Conservation',
  'person-menu': 'Vous : {name}',
  profile: 'Votre profil',
  'sign-out': 'Se déconnecter',
  'to-home': 'Vers l’accueil',
  'crashed-text': 'Cette page s’est arrêtée. Rechargez-la ; ce qui était enregistré est en sécurité.',
  reload: 'Recharger',
  greeting: 'Bonjour, {name}',
  'home-text': 'Ce qui demande votre attention aujourd’hui apparaît ici.',
  'sittings-next': 'Sessions en cours et à venir',
  'no-sittings': 'Aucune session à venir',
  'no-sittings-text': 'Planifiez-en une pour un examen publié.',
  'plan-sitting': 'Planifier une session',
  'live-wall': 'Mur en direct',
  candidates: 'Candidats',
  'waiting-review': 'À relire',
  'review-count':
    '{count, plural, =0 {Rien n’attend de relecture.} one {# épreuve attend une relecture.} other {# épreuves attendent une relecture.}}',
  'to-review': 'Vers la relecture',
  'first-steps': 'Premiers pas',
  'step-people':
    'Ajoutez des personnes et donnez-leur des rôles ; vous pouvez aussi vous en donner d’autres.',
  'step-exam': 'Un auteur rédige un examen et le publie.',
  'step-sitting': 'Une session lui donne un horaire, un code de salle et une liste ; un surveillant la suit.',
  'no-role': 'Vous passez un examen ?',
  'no-role-text':
    'Vous n’avez pas de rôle dans l’équipe, et n’en avez pas besoin : le code de salle de votre examen ou votre lien personnel vous fait entrer.',
  'to-the-rooms': 'Entrer dans une salle d’examen',
}
