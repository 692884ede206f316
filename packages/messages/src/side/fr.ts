import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** La caméra latérale : un téléphone à côté du candidat, relié par un code. */
export const fr: SameShape<typeof en> = {
  title: 'Caméra latérale',
  intro:
    'Prenez un téléphone ou une tablette. Posez-le sur le côté, à environ une longueur de bras, pour qu’il voie la table, vos mains et votre visage.',
  'show-code': 'Afficher le code',
  'new-code': 'Nouveau code',
  'other-phone': 'Utiliser un autre téléphone',
  code: 'Code QR qui relie un téléphone comme caméra latérale',
  scan: 'Visez le code avec l’appareil photo du téléphone et ouvrez l’adresse. Il n’y a rien à installer.',
  'by-hand': 'Le code ne se lit pas ? Ouvrez cette adresse sur le téléphone',
  once: 'Le code sert une seule fois, pendant 15 minutes.',
  state: {
    none: 'Pas encore de téléphone',
    joined: 'Téléphone relié',
    showing: 'Le téléphone montre son image',
    lost: 'Le téléphone ne répond plus',
  },
  battery: 'Batterie {share, number} %',
  'is-joined': 'Activez maintenant la caméra sur le téléphone.',
  'is-showing': 'Vous pouvez continuer. Laissez le téléphone en place et, si possible, en charge.',
  continue: 'Continuer',
  'continue-without': 'Continuer sans',
  gone: 'Votre caméra latérale n’est plus visible',
  'gone-text':
    'Votre examen continue et vos réponses sont en sécurité. Réveillez le téléphone ou reliez-le à nouveau ; un surveillant vous en parlera peut-être.',
  'bring-back': 'La rétablir',
  'not-joined': 'Ce téléphone n’a pas pu être relié',
  of: 'Ce téléphone devient la caméra latérale de {name}.',
  'turn-on': 'Activer la caméra',
  picture: 'Ce que voit ce téléphone',
  place: {
    drawing:
      'Vu d’en haut : le téléphone est posé sur le côté ; son image contient la table, les mains, le visage et l’écran.',
    text: 'Dressez-le sur son grand côté, un peu plus haut que la table, là où personne ne le renverse. Coupez appels et messages, et laissez-le en charge.',
  },
  kept: {
    whole:
      'Ce qu’il voit est enregistré, conservé chiffré pendant {days, plural, one {# jour} other {# jours}} après l’examen, puis supprimé. Il n’y a pas de son.',
    evidence:
      'Ce qu’il voit peut être regardé en direct. Seul ce qui entoure un signal est conservé, pendant {days, plural, one {# jour} other {# jours}}. Il n’y a pas de son.',
    stills:
      'Ce qu’il voit peut être regardé en direct. Une image fixe est conservée toutes les quelques secondes, pendant {days, plural, one {# jour} other {# jours}}. Il n’y a pas de son.',
    none: 'Ce qu’il voit peut être regardé en direct ; rien n’est conservé. Il n’y a pas de son.',
  },
  denied:
    'La caméra n’a pas pu être ouverte. Autorisez cette page dans les réglages du navigateur, fermez les autres programmes qui l’utilisent, puis réessayez.',
  stopped: 'La caméra s’est arrêtée, peut-être à cause d’un appel. Activez-la de nouveau.',
  hint: {
    dark: 'Il fait trop sombre. Ajoutez de la lumière ou découvrez l’objectif.',
    flat: 'Le téléphone est à plat. Calez-le contre quelque chose.',
    portrait: 'Tournez le téléphone à l’horizontale.',
    moving: 'Calez le téléphone contre quelque chose pour qu’il ne bouge plus.',
    good: 'Bon emplacement. Laissez-le ainsi.',
  },
  'leave-it': 'Laissez cette page ouverte. Le téléphone reste allumé tout seul jusqu’à la fin de l’examen.',
  over: {
    title: 'L’examen est terminé',
    text: 'Ce téléphone ne montre plus rien. Vous pouvez fermer la page.',
  },
  replaced: {
    title: 'Ce téléphone n’est plus la caméra latérale',
    text: 'Un autre téléphone a pris sa place. Rien n’est plus montré d’ici ; vous pouvez fermer la page.',
  },
}
