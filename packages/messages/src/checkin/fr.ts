import type { SameShape } from '../same-shape.ts'
import { fr as consent } from './consent/fr.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  title: 'Vérifications',
  continue: 'Continuer',
  'continue-without': 'Continuer sans',
  step: {
    consent: 'Accord',
    devices: 'Matériel',
    photo: 'Photo',
    liveness: 'Vous',
    'identity-document': 'Pièce d’identité',
    'room-scan': 'Lieu',
    'side-camera': 'Caméra latérale',
  },
  heading: {
    consent: 'Ce qui est surveillé, et pourquoi',
    devices: 'Votre matériel fonctionne-t-il ?',
    photo: 'Une photo de vous',
    liveness: 'Montrez que vous êtes là',
    'identity-document': 'Montrez votre pièce d’identité',
    'room-scan': 'Montrez la pièce où vous êtes',
    'side-camera': 'Une caméra à côté de vous',
  },
  consent,
  devices: {
    intro: 'Votre navigateur demandera si cette page peut les utiliser. Choisissez « Autoriser ».',
    none: 'Rien n’est enregistré : aucune autorisation n’est nécessaire.',
    allow: {
      camera: 'Activer la caméra',
      microphone: 'Activer le microphone',
      screen: 'Partager l’écran entier',
    },
    again: 'Vérifier encore',
    picture: 'Ce que voit votre caméra',
    loading: 'Préparation de la détection des visages sur cet ordinateur',
    'broken-title': 'Un élément demandé par l’examen ne fonctionne pas encore',
    broken:
      'Essayez ce qui est indiqué ci-dessus. Si cela n’aide pas, continuez quand même : un surveillant le verra et pourra vous laisser entrer.',
    'broken-practice':
      'Essayez ce qui est indiqué ci-dessus. Si cela n’aide pas, entraînez-vous quand même et demandez conseil, avant l’examen, à la personne qui vous a invité.',
  },
  check: {
    camera: 'Caméra',
    microphone: 'Microphone',
    screen: 'Écran entier',
    displays: 'Écrans branchés',
    clock: 'Horloge',
    network: 'Connexion',
    detector: 'Détection des visages sur cet ordinateur',
    browser: 'Navigateur',
  },
  state: {
    open: 'Pas encore',
    checking: 'Vérification…',
    good: 'Fonctionne',
    warning: 'À regarder',
    failed: 'Ne fonctionne pas',
    skipped: 'Laissé de côté',
  },
  found: {
    camera: {
      works: 'L’image est nette : {label}.',
      dark: 'L’image est presque noire. Ouvrez le cache de la caméra ou éclairez davantage.',
      small: 'L’image est petite. Cela suffira ; une meilleure caméra montre plus.',
      ended: 'La caméra a été coupée. Activez-la de nouveau.',
      denied:
        'Le navigateur n’autorise pas la caméra. Cliquez sur le symbole à gauche de l’adresse, autorisez la caméra, puis réessayez.',
      'not-found': 'Aucune caméra. Branchez-en une ou utilisez un appareil qui en possède une.',
      'in-use': 'Un autre programme utilise la caméra. Fermez-le, puis réessayez.',
      'not-supported':
        'Ce navigateur ne donne pas de caméra. Utilisez une version récente de Chrome, Edge, Firefox ou Safari.',
      'not-whole-screen': 'Partagez l’écran entier, s’il vous plaît.',
      other: 'La caméra n’a pas pu être ouverte. Débranchez-la et rebranchez-la, ou relancez le navigateur.',
    },
    microphone: {
      works: 'On l’entend : {label}.',
      silent:
        'Aucun son n’en vient. Vérifiez qu’il n’est pas coupé, par un bouton ou dans les réglages du système, et dites un mot.',
      ended: 'Le microphone a été coupé. Activez-le de nouveau.',
      denied:
        'Le navigateur n’autorise pas le microphone. Cliquez sur le symbole à gauche de l’adresse, autorisez-le, puis réessayez.',
      'not-found': 'Aucun microphone. Branchez-en un ou utilisez un appareil qui en possède un.',
      'in-use': 'Un autre programme utilise le microphone. Fermez-le, puis réessayez.',
      'not-supported':
        'Ce navigateur ne donne pas de microphone. Utilisez une version récente de Chrome, Edge, Firefox ou Safari.',
      'not-whole-screen': 'Partagez l’écran entier, s’il vous plaît.',
      other:
        'Le microphone n’a pas pu être ouvert. Débranchez-le et rebranchez-le, ou relancez le navigateur.',
    },
    screen: {
      works: 'L’écran entier est partagé.',
      ended: 'Le partage a été arrêté. Partagez de nouveau.',
      denied: 'Le partage a été refusé ou fermé. Réessayez et choisissez l’écran entier.',
      'not-found': 'Aucun écran n’a été choisi. Réessayez.',
      'in-use':
        'Le système ne laisse pas ce navigateur voir l’écran. Autorisez l’enregistrement de l’écran dans les réglages du système.',
      'not-supported':
        'Cet appareil ne peut pas partager son écran. Utilisez un ordinateur ou demandez au surveillant.',
      'not-whole-screen': 'Une fenêtre ou un onglet a été choisi. Réessayez et choisissez « Écran entier ».',
      other: 'L’écran n’a pas pu être partagé. Relancez le navigateur et réessayez.',
    },
    displays: {
      one: 'Un seul écran.',
      extended: 'Plusieurs écrans sont branchés. Débranchez ou éteignez les autres, s’il vous plaît.',
      unknown: 'Ce navigateur ne dit pas combien d’écrans il y a.',
    },
    clock: {
      works: 'Votre horloge s’accorde avec la nôtre.',
      off: 'Votre horloge se trompe de {seconds, number} s. C’est sans importance : l’examen suit la nôtre.',
    },
    network: {
      works: 'Le serveur répond en {ms, number} ms.',
      slow: 'Le serveur met {ms, number} ms à répondre. Vos réponses sont en sécurité ; rapprochez-vous du routeur si possible.',
      unreachable: 'Le serveur n’a pas pu être joint. Vérifiez que vous êtes en ligne.',
    },
    detector: {
      works: 'Cet ordinateur examine une image en {ms, number} ms.',
      reduced:
        'Cet ordinateur examine une image en {ms, number} ms. Pour que l’examen reste fluide, il en examine moins ; le serveur examine le reste.',
      unavailable:
        'Les visages ne peuvent pas être détectés sur cet ordinateur. L’examen continue ; le serveur examine à sa place et le surveillant en est informé.',
    },
    browser: {
      works: 'Votre navigateur sait faire tout ce qu’il faut.',
      older:
        'Votre navigateur est un peu ancien. L’examen fonctionne ; l’enregistrement sera peut-être moins fin.',
      'not-secure':
        'Cette page a été ouverte sans HTTPS : le navigateur ne donne pas de caméra. Ouvrez-la avec une adresse qui commence par https://.',
    },
  },
  photo: {
    intro:
      'Regardez droit dans la caméra. Un programme et les surveillants comparent la photo avec la personne présente ; elle est supprimée avec l’enregistrement.',
    take: 'Prendre la photo',
    again: 'En prendre une autre',
    use: 'Utiliser cette photo',
    taken: 'La photo qui vient d’être prise',
    'no-camera':
      'La caméra est coupée : aucune photo ne peut être prise. Un surveillant verra qu’elle manque.',
    'no-picture':
      'La caméra ne donne pas d’image pour le moment. Réessayez, ou continuez sans photo : un surveillant verra qu’elle manque.',
    'not-sent': 'Vous pouvez aussi continuer sans photo. Un surveillant verra qu’elle manque.',
  },
  instead: {
    ask: 'Demander qu’une personne regarde',
    note: 'Un surveillant regardera en vous laissant entrer. Cela compte tout autant, et vous n’avez pas à dire pourquoi.',
  },
  again: {
    title: 'Vous l’avez déjà fait',
    person: 'Vous avez demandé qu’une personne regarde. Un surveillant le fera en vous laissant entrer.',
    'do-again': 'Recommencer',
  },
  'no-camera': 'La caméra est coupée : rien ne peut être montré. Un surveillant regardera à la place.',
  hint: {
    loading: 'Préparation de la détection des visages…',
    good: 'C’est bien. Vous pouvez prendre la photo.',
    dark: 'Il fait un peu sombre. Éclairez devant vous.',
    'no-face': 'On ne voit pas encore votre visage. Regardez droit dans la caméra.',
    'several-faces': 'On voit plusieurs visages. Une seule personne dans l’image, s’il vous plaît.',
    small: 'Approchez-vous un peu.',
    turned: 'Tournez le visage vers la caméra.',
    blurred: 'L’image est floue. Ne bougez pas, ou nettoyez la caméra.',
    cut: 'Votre visage sort à moitié de l’image. Mettez-vous au milieu.',
  },
  'photo-kept': {
    title: 'Une autre photo serait préférable',
    text: 'Elle est conservée. Avec une meilleure photo, il est plus facile de voir que c’est vous :',
    anyway: 'Continuer avec celle-ci',
  },
  liveness: {
    intro:
      'On pourrait tenir une photographie devant la caméra. On vous demandera donc quatre petits gestes, par exemple tourner la tête. Prenez votre temps ; vous pouvez essayer autant de fois que vous voulez.',
    start: 'Commencer',
    'try-again': 'Réessayer',
    stop: 'Arrêter',
    preparing: 'Préparation de la détection des visages…',
    unavailable:
      'Les visages ne peuvent pas être détectés sur cet ordinateur. Demandez qu’une personne regarde ; c’est tout aussi valable.',
    ring: 'Avancement de cette étape',
    count: 'Étape {number, number} sur {total, number}',
    says: {
      'come-into-view': 'Venez dans l’image',
      'be-alone': 'Une seule personne dans l’image, s’il vous plaît',
      'look-straight': 'Regardez droit devant vous, sans bouger',
      hold: 'Gardez la position…',
      return: 'Bien. Regardez de nouveau droit devant vous',
      done: 'Terminé',
    },
    do: {
      'turn-left': 'Tournez lentement la tête vers votre gauche',
      'turn-right': 'Tournez lentement la tête vers votre droite',
      'look-left': 'Regardez à votre gauche, avec les yeux seulement',
      'look-right': 'Regardez à votre droite, avec les yeux seulement',
      'close-eyes': 'Fermez les deux yeux un instant',
      'open-mouth': 'Ouvrez grand la bouche',
    },
    checking: 'Vérification des images…',
    'timed-out':
      'Les gestes ont mis trop de temps à être reconnus. Cela arrive, par exemple avec des lunettes ou peu de lumière.',
    failed:
      'Les gestes n’ont pas pu être bien vus. Cela arrive, par exemple avec des lunettes ou peu de lumière.',
  },
  document: {
    intro:
      'Tenez dans le cadre une pièce d’identité avec votre portrait. Votre nom et le portrait doivent se voir ; vous pouvez cacher le reste, comme les numéros et l’adresse.',
    picture: 'Ce que voit votre caméra, avec un cadre pour la pièce d’identité',
    take: 'Prendre la photo',
    file: 'Choisir plutôt une image',
    'file-note':
      'Si votre caméra ne la voit pas nettement, prenez une photo avec votre téléphone et choisissez-la ici.',
    'no-picture':
      'La caméra ne donne pas d’image pour le moment. Réessayez, choisissez plutôt une image, ou demandez qu’une personne regarde.',
    'not-readable': 'Ce fichier ne peut pas être lu comme une image. Choisissez un JPEG ou un PNG.',
    taken: 'La photo de votre pièce d’identité',
    check: 'Peut-on lire votre nom et voir le portrait ?',
  },
  room: {
    intro:
      'Tournez lentement votre ordinateur portable ou votre caméra : d’un côté, puis de l’autre, puis vers le bureau. Des images fixes sont prises d’elles-mêmes ; aucun film n’est conservé.',
    fixed:
      'Votre caméra ne peut pas tourner ? Montrez ce que vous pouvez, ou demandez qu’une personne regarde.',
    start: 'Commencer',
    picture: 'Ce que voit votre caméra',
    strip: 'Ce qui a été montré',
    cell: { left: 'gauche', middle: 'milieu', right: 'droite', desk: 'bureau' },
    shown: 'montré',
    open: 'pas encore',
    says: {
      side: 'Tournez lentement d’un côté',
      'other-side': 'Maintenant lentement de l’autre côté',
      desk: 'Maintenant vers le bureau',
      slower: 'Un peu plus lentement, s’il vous plaît',
      done: 'C’est tout. Merci.',
    },
    count: '{count, plural, =0 {Aucune image} one {# image} other {# images}}',
    noticed: 'Nous avons remarqué : {things}',
    'noticed-text':
      'Rangez ce qui n’est pas autorisé et montrez de nouveau la pièce, ou continuez et dites-le au surveillant.',
    again: 'Montrer de nouveau',
    finish: 'Utiliser ces images',
    still: 'Image {number, number} de la pièce',
  },
  lobby: {
    title: 'Salle d’attente',
    exam: 'Examen',
    candidate: 'Candidat',
    minutes: 'Durée',
    'minutes-count': '{count, plural, one {# minute} other {# minutes}}',
    begins: 'À partir du',
    'begin-until': 'Commencer avant',
    'late-lost': 'Le temps court dès le début : qui commence plus tard en a moins.',
    'opens-in': 'Ouvre dans',
    'waiting-title': 'Un surveillant va vous laisser entrer',
    waiting:
      'Vous n’avez rien à faire. Votre temps n’a pas commencé ; il commence quand vous appuyez sur le bouton.',
    'admitted-title': 'Vous pouvez commencer',
    admitted: 'Votre temps commence quand vous appuyez sur le bouton.',
    'admitted-early': 'Vous avez été admis. Le bouton fonctionnera dès l’ouverture de l’examen.',
    begin: 'Commencer l’examen',
  },
}
