import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  code: {
    language: 'Langage',
    plain: 'Aucun en particulier (pseudocode)',
    start: 'Code de départ',
    'start-help':
      'Il se trouve dès le début dans l’éditeur du candidat. Qui le laisse tel quel n’a pas répondu. Tab met en retrait ; Échap, puis Tab pour sortir.',
  },
  essay: {
    writing: 'Manière d’écrire',
    rich: 'Avec mise en forme',
    'rich-note': 'Gras, listes, titres, formules.',
    plain: 'Texte simple',
  },
  hotspot: {
    'add-picture': 'Choisir une image',
    'other-picture': 'Choisir une autre image',
    alt: 'Ce que l’on voit, pour les personnes qui ne le voient pas',
    'alt-help': 'Ne donnez pas la réponse.',
    draw: 'Dessiner',
    rect: 'un rectangle',
    circle: 'un cercle',
    ellipse: 'une ellipse',
    poly: 'un polygone',
    'draw-help':
      'Faites glisser sur l’image, ou ajoutez une zone et saisissez ses chiffres. Un polygone commence en triangle ; ajoutez des sommets ci-dessous.',
    'add-region': 'Ajouter une zone au milieu',
    region: 'Zone {number, number}',
    name: 'Nom',
    everything: 'Tout ce qui n’est dans aucune zone ci-dessus.',
    'figure-x': 'Depuis la gauche',
    'figure-y': 'Depuis le haut',
    'figure-width': 'Largeur',
    'figure-height': 'Hauteur',
    'figure-radius': 'Rayon',
    'figure-across': 'Demi-largeur',
    'figure-down': 'Demi-hauteur',
    corners: 'Sommets',
    'corners-help':
      'Pixels depuis la gauche et le haut : 10,20 80,20 45,60. Alt et une flèche déplacent la zone.',
    'corners-unread': 'Saisissez deux nombres par sommet : 10,20 80,20 45,60.',
    most: 'Nombre d’endroits à marquer',
    'are-shown': 'Montrer les zones avec leurs noms ; on peut alors aussi les choisir dans une liste',
  },
}
