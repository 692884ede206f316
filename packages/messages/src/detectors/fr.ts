import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  'face-missing': {
    title: 'Personne à l’image',
    toCandidate: 'Restez dans le champ de la caméra ; en sortir un court instant n’a pas d’importance.',
    toProctor: 'Aucun visage à l’image depuis {seconds, number} s.',
    settings: { afterSeconds: 'Patience, en secondes' },
  },
  'several-faces': {
    title: 'Une autre personne à l’image',
    toCandidate: 'Installez-vous seul : la caméra ne doit voir que votre visage.',
    toProctor:
      '{faces, plural, one {# visage} other {# visages}} à l’image, pendant {seconds, number} s jusqu’ici.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      sureness: 'Certitude exigée pour le second visage (0 à 1)',
    },
  },
  'looking-away': {
    title: 'Regard détourné',
    toCandidate:
      'Gardez les yeux sur l’examen ; un coup d’œil, un clignement ou un instant de réflexion ne posent pas de problème.',
    toProctor:
      '{by, select, head {Tête tournée hors de la direction habituelle} eyes {Yeux détournés de la direction habituelle} other {Regard détourné}}, pendant {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      yawDegrees: 'Tête tournée de côté de plus de, en degrés',
      pitchDegrees: 'Tête levée de plus de, en degrés',
      noticesEyes: 'Suivre aussi les yeux, pas seulement la tête',
      eyeOffset: 'Yeux décalés de plus de (part de la largeur de l’œil)',
    },
  },
  'looking-down': {
    title: 'Regard baissé',
    toCandidate: 'Gardez les yeux sur l’écran ; un coup d’œil au clavier ne pose pas de problème.',
    toProctor:
      'Tête et yeux environ {degrees, number}° plus bas que la direction habituelle, pendant {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      downDegrees: 'Tête et yeux baissés de plus de, en degrés',
    },
  },
  'eyes-closed': {
    title: 'Yeux fermés',
    toCandidate: 'Vous pouvez reposer vos yeux un instant ; si vous ne vous sentez pas bien, levez la main.',
    toProctor: 'Les deux yeux fermés, ou presque, pendant {seconds, number} s.',
    settings: { afterSeconds: 'Patience, en secondes' },
  },
  'face-partly-seen': {
    title: 'Visage coupé par le bord de l’image',
    toCandidate: 'Placez-vous de façon que votre visage entier soit dans l’image.',
    toProctor:
      'Une partie du visage (environ {percent, number} %) était hors de l’image pendant {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      outside: 'Part du visage hors de l’image (0 à 1)',
    },
  },
  talking: {
    title: 'Lèvres en mouvement, comme pour parler',
    toCandidate: 'Ne parlez pas ; bâiller, mâcher ou bouger les lèvres en lisant ne pose pas de problème.',
    toProctor:
      'La bouche s’est ouverte et fermée à plusieurs reprises pendant {seconds, number} s. L’image n’entend pas : écoutez avant de juger.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      opening: 'Ouverture nécessaire de la bouche (part de sa largeur)',
    },
  },
  'camera-blocked': {
    title: 'La caméra ne montre rien',
    toCandidate: 'Laissez l’objectif dégagé et votre visage éclairé, pour que la caméra puisse vous voir.',
    toProctor:
      '{reason, select, covered {L’objectif est couvert} dark {Il fait trop sombre pour distinguer quelqu’un} other {La caméra ne montre rien d’exploitable}}, pendant {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      darkBelow: 'Sombre en dessous de cette luminosité (0 à 255)',
      flatBelow: 'Couvert en dessous de ce contraste',
    },
  },
  'picture-frozen': {
    title: 'Image figée',
    toCandidate:
      'Laissez la caméra fonctionner normalement ; si son image se fige, débranchez-la puis rebranchez-la.',
    toProctor:
      'L’image de la caméra n’a pas changé d’un seul bit depuis {seconds, number} s ; une vraie caméra a toujours un peu de bruit.',
    settings: { afterSeconds: 'Patience, en secondes' },
  },
  'picture-looped': {
    title: 'Image en boucle',
    toCandidate: 'Montrez ce que la caméra voit maintenant, pas un film.',
    toProctor:
      'Ce que montre la caméra a déjà été vu : les mouvements répètent ceux d’il y a {period, number} s (ressemblance {likeness, number}), depuis {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      likeness: 'Ressemblance exigée des mouvements (0 à 1)',
    },
  },
  'picture-blurred': {
    title: 'Image floue',
    toCandidate: 'Gardez l’objectif propre et ne mettez rien devant.',
    toProctor:
      'L’image a {share, number, percent} de la netteté que cette caméra avait auparavant, depuis {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      shareBelow: 'Flou en dessous de cette part de la netteté propre au candidat',
    },
  },
  'camera-moved': {
    title: 'La caméra voit une autre scène',
    toCandidate: 'Laissez la caméra là où elle était au début.',
    toProctor:
      '{how, select, replaced {D’un instant à l’autre, la caméra montre une autre scène} other {La caméra a été déplacée et montre une autre scène}}, depuis {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      likenessBelow: 'Autre scène en dessous de cette ressemblance (0 à 1)',
    },
  },
  'camera-changed': {
    title: 'Caméra changée',
    toCandidate: 'Gardez la caméra avec laquelle vous avez commencé.',
    toProctor:
      '{what, select, device {Les images viennent d’une autre caméra} other {Les images de la caméra ont une autre taille}} : {label} {size}.',
    settings: {
      everySeconds: 'Le redire après, en secondes',
      noticesSize: 'Remarquer aussi un changement de taille de l’image',
    },
  },
  'virtual-camera': {
    title: 'Caméra virtuelle',
    toCandidate: 'Utilisez la caméra elle-même, sans programme qui modifie ou remplace son image.',
    toProctor:
      'La caméra se présente comme « {label} » : {by, select, program {un programme qui peut tout montrer} file {un film lu depuis un fichier} effects {un programme qui modifie l’image d’une vraie caméra} telephone {la caméra d’un téléphone} other {aucune caméra connue}}.',
    settings: {
      noticesEffects: 'Remarquer les programmes qui floutent ou changent l’arrière-plan',
      noticesTelephones: 'Remarquer les téléphones utilisés comme caméra',
    },
  },
  'light-changed': {
    title: 'Lumière allumée ou éteinte',
    toCandidate: 'Gardez autant que possible le même éclairage dans la pièce.',
    toProctor:
      'Toute l’image est devenue {way, select, brighter {plus claire} other {plus sombre}} d’un coup, de {step, number} sur 255.',
    settings: {
      everySeconds: 'Le redire après, en secondes',
      step: 'À partir de ce saut de luminosité (sur 255)',
      sameWay: 'Part de l’image qui doit changer dans le même sens',
    },
  },
  'liveness-doubt': {
    title: 'Le visage est peut-être une image',
    toCandidate: 'Installez-vous vous-même devant la caméra, le visage éclairé.',
    toProctor:
      'À plusieurs reprises, le visage a été pris pour l’image d’un visage (vivant : {live, number, percent}). Ce n’est qu’un indice, souvent faux : regardez vous-même.',
    settings: {
      liveBelow: 'Douteux en dessous de cette probabilité (0 à 1)',
      looks: 'Dans autant de regards sur cinq',
    },
  },
  'page-hidden': {
    title: 'Page de l’examen masquée',
    toCandidate:
      'Gardez la page de l’examen visible ; ne changez pas d’onglet et ne réduisez pas la fenêtre.',
    toProctor:
      'La page de l’examen est restée masquée {seconds, number} s : autre onglet, autre fenêtre ou écran verrouillé.',
    settings: { afterSeconds: 'Patience, en secondes' },
  },
  'focus-lost': {
    title: 'Travail dans une autre fenêtre',
    toCandidate: 'Travaillez uniquement dans la fenêtre de l’examen.',
    toProctor:
      'La page de l’examen était visible, mais le clavier était ailleurs pendant {seconds, number} s.',
    settings: { afterSeconds: 'Patience, en secondes' },
  },
  'fullscreen-left': {
    title: 'Plein écran quitté',
    toCandidate: 'Laissez l’examen en plein écran jusqu’à la remise.',
    toProctor: 'L’examen n’était pas en plein écran pendant {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      graceSeconds: 'Délai pour passer en plein écran au début, en secondes',
    },
  },
  'copy-paste': {
    title: 'Copier ou coller',
    toCandidate:
      'Ne copiez pas les questions et ne collez rien venant de l’extérieur ; déplacer vos propres mots est permis.',
    toProctor:
      '{action, select, paste {Collé depuis l’extérieur de l’examen} cut {Coupé dans l’examen} other {Copié dans l’examen}} : {length, plural, one {# caractère} other {# caractères}}. Le texte lui-même n’est pas conservé.',
    settings: {
      fromLength: 'Seulement à partir de ce nombre de caractères',
      noticesPasting: 'Remarquer ce qui est collé de l’extérieur',
      noticesCopying: 'Remarquer ce qui est copié de l’examen',
    },
  },
  'second-display': {
    title: 'Plus d’un écran',
    toCandidate: 'Utilisez un seul écran ; débranchez ou éteignez les autres.',
    toProctor: 'Le bureau s’étendait sur plus d’un écran pendant {seconds, number} s.',
    settings: { afterSeconds: 'Patience, en secondes' },
  },
  'tracks-ended': {
    title: 'Caméra, micro ou écran interrompu',
    toCandidate: 'Laissez la caméra, le micro et le partage d’écran actifs jusqu’à la remise.',
    toProctor:
      '{stream, select, camera {Caméra} microphone {Micro} screen {Partage d’écran} other {Flux}} : {state, select, ended {interruption} other {plus aucun signal}}, pendant {seconds, number} s.',
    settings: {
      endedSeconds: 'Patience avec un flux interrompu, en secondes',
      mutedSeconds: 'Patience avec un flux sans signal, en secondes',
    },
  },
  'story-differs': {
    title: 'Navigateur et image en désaccord',
    toCandidate:
      'Ne changez rien à la caméra ni à la page de l’examen ; les images reçues sont comparées à ce que signale votre navigateur.',
    toProctor:
      'Ce que signalait le navigateur et les images reçues ne concordaient pas pendant {seconds, number} s : {by, select, frozen {l’image était figée sans que le navigateur le signale} looped {le même passage revenait en boucle sans que le navigateur le signale} muted {l’image était noire alors que la caméra était annoncée en marche} silent {aucune image n’arrivait alors que la caméra était annoncée en marche} replaced {l’image montrait soudain une autre scène ou un autre visage sans que le navigateur le signale} other {le serveur a vu quelque chose que le navigateur n’a pas signalé}}. Une cause technique est possible.',
    settings: {
      afterSeconds: 'Patience, en secondes',
      noticesMissed: 'Remarquer ce que voit le serveur et que le navigateur ne signale pas',
      noticesSilence: 'Remarquer les images qui restent noires ou n’arrivent pas',
    },
  },
  'face-mismatch': {
    title: 'Visage différent de la photo de référence',
    toCandidate:
      'Le visage à l’image est comparé à votre photo de référence ; une mauvaise image, des lunettes ou un autre éclairage n’ont pas d’importance, et c’est toujours une personne qui regarde.',
    toProctor:
      '{change, select, sudden {En quelques images, le visage s’est mis à ressembler bien moins qu’avant à la photo de référence} slow {Peu à peu, le visage a cessé de ressembler à la photo de référence ; la lumière, la barbe ou la posture peuvent en être la cause} other {Dès le début, le visage ne ressemble pas à la photo de référence ; la photo elle-même peut en être la cause}}, pendant {seconds, number} s (médiane de {frames, plural, one {# bonne image} other {# bonnes images}}).',
    settings: {
      mismatchBelow:
        'Différent en dessous de cette ressemblance (inconnus : environ 0, même personne : environ 7)',
      fallBy: 'Chute soudaine sous la ressemblance habituelle de ce candidat de plus de',
      frames: 'Nombre de bonnes images prises ensemble',
    },
  },
  'face-unclear': {
    title: 'Visage impossible à comparer',
    toCandidate:
      'Placez-vous à la lumière et face à la caméra, pour que votre visage puisse être comparé de temps en temps à votre photo de référence.',
    toProctor:
      'Le visage n’a pas pu être comparé à la photo de référence pendant {seconds, number} s, surtout parce que {why, select, small {il était trop loin} turned {il était tourné de côté} blurred {il était flou} dark {il était trop sombre} cut {une partie était hors de l’image} several {un autre visage était aussi proche} other {la ressemblance n’était nette dans aucun sens}}.',
    settings: { afterMinutes: 'Patience, en minutes' },
  },
  'phone-seen': {
    title: 'Objet ressemblant à un téléphone',
    toCandidate:
      'Rangez votre téléphone et tout autre petit appareil hors de portée et hors de l’image ; une personne vérifie chaque observation.',
    toProctor:
      'Un objet ressemblant à un téléphone a été vu {where, select, left {à gauche} right {à droite} other {au milieu}} de l’image, pendant {seconds, number} s. Ce peut être autre chose : regardez l’extrait.',
    settings: {
      sureness: 'Certitude nécessaire à chaque observation (de 0 à 1)',
      looks: 'Nombre d’observations, parmi les six dernières, où l’objet doit être vu',
    },
  },
  'book-seen': {
    title: 'Livre ou papiers',
    toCandidate: 'Ne gardez sur la table que les livres et les papiers autorisés pour l’examen.',
    toProctor:
      'Ce qui ressemble à un livre ou à des papiers a été vu {where, select, left {à gauche} right {à droite} other {au milieu}} de l’image, pendant {seconds, number} s.',
    settings: {
      sureness: 'Certitude nécessaire à chaque observation (de 0 à 1)',
      looks: 'Nombre d’observations, parmi les six dernières, où l’objet doit être vu',
    },
  },
  'device-seen': {
    title: 'Ordinateur ou écran à l’image',
    toCandidate: 'Éteignez ou rangez les autres ordinateurs et écrans, pour que la caméra n’en voie aucun.',
    toProctor:
      '{what, select, laptop {Ce qui ressemble à un ordinateur portable} other {Ce qui ressemble à un écran}} a été vu {where, select, left {à gauche} right {à droite} other {au milieu}} de l’image, pendant {seconds, number} s.',
    settings: {
      sureness: 'Certitude nécessaire à chaque observation (de 0 à 1)',
      looks: 'Nombre d’observations, parmi les six dernières, où l’objet doit être vu',
    },
  },
  'another-person': {
    title: 'Silhouette d’une autre personne à l’image',
    toCandidate: 'Personne d’autre que vous ne doit être à l’image, même sans visage visible.',
    toProctor:
      'Ce qui ressemble au corps d’une autre personne a été vu {where, select, left {à gauche} right {à droite} other {au milieu}} de l’image, avec ou sans visage, pendant {seconds, number} s.',
    settings: {
      sureness: 'Certitude nécessaire à chaque observation (de 0 à 1)',
      looks: 'Nombre d’observations, parmi les six dernières, où l’objet doit être vu',
    },
  },
}
