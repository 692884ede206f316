import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

/** Les caméras de la salle où se tient une session. */
export const fr: SameShape<typeof en> = {
  title: 'Caméras de la salle',
  none: 'Aucune. Une caméra réseau (RTSP) de la salle peut être regardée et enregistrée avec la session.',
  add: 'Ajouter une caméra',
  name: 'Nom',
  'name-help': 'Pour les personnes, par exemple « Devant à gauche ».',
  address: 'Adresse',
  'address-help':
    'Comme dans la notice de la caméra, par exemple rtsp://nom:motdepasse@10.0.0.20:554/stream1. Le nom et le mot de passe sont conservés chiffrés et ne sont montrés à personne.',
  'address-wrong': 'Une adresse commence par rtsp:// ou rtsps://.',
  how: 'Comment elle arrive',
  rtsp: 'Le serveur la lit (RTSP)',
  whip: 'Un programme l’envoie (WHIP)',
  'whip-help': 'par exemple OBS, MediaMTX, LiveKit ou Janus',
  'whip-give': 'À donner au programme',
  'whip-address': 'Adresse',
  'whip-token': 'Jeton (Bearer)',
  'whip-once':
    'Il n’est montré qu’une fois. Qui le possède peut envoyer des images comme cette caméra jusqu’à la fin de la session.',
  'whip-shown': 'Un programme doit envoyer : il reçoit son adresse et son jeton à l’ajout de la caméra.',
  'whip-use':
    'OBS : Paramètres → Stream → Service « WHIP », encodeur H.264. GStreamer : l’élément whipsink, avec whip-endpoint et auth-token. Valable jusqu’au {until} ; retirer la caméra y met fin aussitôt.',
  whep: 'Regardé par d’autres programmes',
  'whep-text':
    'Un programme qui parle WHEP peut regarder en direct une piste de la session : mur d’écrans, enregistreur, GStreamer. Seul le H.264 est transmis, sans le son.',
  'whep-none': 'Aucun autre programme ne peut regarder.',
  'whep-make': 'Laisser un programme regarder',
  'whep-of': 'Qui ou quoi',
  'whep-find': 'Chercher un candidat ou une caméra',
  'whep-more':
    '{count, plural, one {# autre n’est pas affiché} other {# autres ne sont pas affichés}}. Saisissez une partie du nom.',
  'whep-track': 'Piste',
  'whep-nobody': 'Personne n’est encore entré, et la salle n’a pas de caméra.',
  'whep-give': 'À donner au programme',
  'whep-once':
    'Montré cette seule fois. Qui le possède peut regarder cette piste jusqu’au {until}, ou jusqu’à ce que vous fermiez l’accès.',
  'whep-use':
    'GStreamer : l’élément whepsrc, avec whep-endpoint et auth-token. OBS : une source navigateur avec un lecteur WHEP.',
  'whep-line': '{track}, jusqu’au {until}, par {name}',
  'whep-close': 'Fermer',
  'whep-close-title': 'Fermer cet accès ?',
  'whep-close-text':
    'Le programme qui regarde « {name} » est coupé en quelques secondes, et son jeton n’ouvre plus rien.',
  remove: 'Retirer',
  'remove-title': 'Retirer cette caméra ?',
  'remove-text': '« {name} » n’est plus montrée ni enregistrée. Ce qu’elle a enregistré reste.',
  state: { waiting: 'Démarre 30 minutes avant', connecting: 'Connexion…', showing: 'Montre son image' },
  trouble: {
    unreachable:
      'Personne ne répond à cette adresse. Vérifiez que la caméra est allumée et dans le même réseau que le serveur.',
    refused: 'La caméra refuse le nom ou le mot de passe. Retirez-la et ajoutez-la avec les bons.',
    'not-h264': 'La caméra n’envoie pas de H.264. Choisissez H.264 dans ses réglages.',
    silent: 'La caméra répond mais n’envoie pas d’images. Redémarrez-la.',
    'no-ffmpeg': 'Le programme ffmpeg manque sur le serveur. L’administrateur peut l’installer.',
    'cannot-store': 'Le serveur ne peut pas enregistrer pour l’instant ; il réessaie tout seul.',
    other: 'La caméra ne fonctionne pas ; nouvel essai automatique.',
  },
  'no-picture': 'Pas encore d’image',
  large: 'Montrer « {name} » en grand',
}
