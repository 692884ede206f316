import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  code: {
    label: 'Votre code',
    'label-in': 'Votre code en {language}',
    help: 'Tab met en retrait. Pour sortir au clavier, appuyez sur Échap, puis sur Tab. Le code est lu par une personne et jamais exécuté.',
    'start-again': 'Remettre le code de départ',
    shown: 'Code en {language}',
    'shown-plain': 'Code',
  },
}
