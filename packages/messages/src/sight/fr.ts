import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** What sensors see on a picture, while somebody watches them do it. */
export const fr: SameShape<typeof en> = {
  title: 'Ce que voient les capteurs',
  note: 'Les mêmes capteurs que sur le poste du candidat regardent cette image. Ils ne font que signaler ; c’est vous qui décidez.',
  loading: 'Préparation des capteurs : {share, number, percent}',
  unavailable:
    'Les réseaux ne fonctionnent pas dans ce navigateur. Seuls la lumière, la netteté et le mouvement sont jugés.',
  speed: '{milliseconds, number} ms par regard, {rate, number} regards par seconde',
  face: 'Visage',
  faces: '{count, plural, =0 {Aucun visage} one {Un visage} other {# visages}}',
  head: '{side, select, left {Tête tournée de {degrees, number}° vers la gauche de l’image} right {Tête tournée de {degrees, number}° vers la droite de l’image} other {Tête droite}}',
  eyes: '{side, select, left {Regard vers la gauche de l’image} right {Regard vers la droite de l’image} closed {Yeux fermés} other {Regard droit devant}}',
  light: 'Luminosité {luma, number} sur 255, netteté {sharpness, number}',
  sure: '{what} {sure, number, percent}',
  'try-out': {
    start: 'Essayer avec votre propre caméra',
    stop: 'Arrêter l’essai',
    text: 'L’image de votre caméra reste dans ce navigateur. Changez un réglage ci-dessous et voyez aussitôt ce qui serait signalé. Les règles sur les pages, les fenêtres et les autres flux ne peuvent pas être essayées ici.',
    picture: 'Votre caméra',
    kinds: 'Ce qui serait signalé',
    none: 'Aucune règle sur l’image de la caméra n’est activée.',
    quiet: 'Rien n’est signalé en ce moment.',
    failed:
      'La caméra n’a pas pu être ouverte. Autorisez-la pour cette page dans le navigateur, vérifiez qu’aucun autre programme ne l’utilise, puis réessayez.',
  },
  things: {
    person: 'Personne',
    phone: 'Téléphone',
    book: 'Livre ou papiers',
    laptop: 'Ordinateur portable',
    screen: 'Écran',
    keyboard: 'Clavier',
    mouse: 'Souris',
    remote: 'Télécommande',
  },
}
