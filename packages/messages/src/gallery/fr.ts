import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  title: 'Design',
  text: 'Chaque composant dans ses états.',
  colours: 'Couleurs',
  buttons: 'Boutons et liens',
  fields: 'Champs',
  states: 'États',
  tables: 'Tableaux et onglets',
  places: 'Vide, chargement, échec, hors ligne',
  overlays: 'Dialogues et notifications',
}
