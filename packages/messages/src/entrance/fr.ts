import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  title: 'Entrer dans la salle d’examen',
  'room-code': 'Code de la salle',
  'room-code-text':
    'Huit caractères en deux groupes, par exemple K7MP-3XRT. Il figure dans votre convocation.',
  enter: 'Entrer',
}
