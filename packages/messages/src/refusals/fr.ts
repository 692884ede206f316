import type { SameShape } from '../same-shape.ts'
import type { en } from './en.ts'

export const fr: SameShape<typeof en> = {
  'invalid-input': 'Une des données envoyées n’est pas valable. Vérifiez votre saisie et réessayez.',
  'not-found':
    'Cet élément n’existe pas (ou plus), ou vous n’y avez pas accès. Revenez en arrière et vérifiez.',
  'too-many-requests': 'Trop d’essais en peu de temps. Attendez une minute, puis réessayez.',
  'too-large': 'L’envoi est trop volumineux. Choisissez quelque chose de plus petit.',
  'place-unknown':
    'Cette liste ne peut pas continuer à partir de là : elle était triée autrement, ou l’adresse est incomplète. Rechargez-la depuis le début.',
  overloaded: 'Le serveur est très sollicité en ce moment. Attendez quelques secondes, puis réessayez.',
  unexpected:
    'Une erreur s’est produite de notre côté. Réessayez ; si cela persiste, donnez la référence à l’assistance.',
  'not-signed-in': 'Vous n’êtes pas (ou plus) connecté. Connectez-vous de nouveau.',
  'not-allowed': 'Vous n’avez pas le droit de faire cela. Adressez-vous à un administrateur si nécessaire.',
  'wrong-credentials': 'L’adresse e-mail et le mot de passe ne correspondent pas. Vérifiez-les et réessayez.',
  'link-not-valid': 'Ce lien a déjà servi ou est trop ancien. Demandez-en un nouveau.',
  'email-taken': 'Une personne a déjà cette adresse e-mail. Cherchez-la dans la liste.',
  'person-deactivated': 'Cette personne n’a plus d’accès. Un administrateur peut le lui rendre.',
  'password-too-weak': 'Ce mot de passe est facile à deviner. Choisissez-en un plus long ou moins courant.',
  'last-administrator': 'C’est le dernier administrateur. Nommez d’abord un autre administrateur.',
  'exam-changed-elsewhere':
    'Quelqu’un d’autre a modifié cet examen entre-temps. Rechargez-le, puis refaites votre modification.',
  'exam-not-ready': 'Cet examen ne peut pas encore être publié. Complétez les points indiqués ci-dessous.',
  'exam-in-use': 'Cet examen est utilisé par une session et ne peut pas être supprimé.',
  'bank-item-changed':
    'Quelqu’un d’autre a enregistré cette question entre-temps. Comparez les deux, puis décidez laquelle continue.',
  'folder-in-itself':
    'Un dossier ne peut pas se trouver dans lui-même ni plus bas. Choisissez-lui une autre place.',
  'sound-not-readable': 'Le fichier n’a pas pu être lu comme un son. Choisissez un fichier MP3, Ogg ou M4A.',
  'image-not-readable': 'Cette image est illisible. Choisissez un fichier PNG, JPEG, WebP ou GIF.',
  'import-changed':
    'Ce n’est pas le fichier que vous avez vérifié. Vérifiez-le de nouveau, puis importez-le.',
  'import-too-slow':
    'La lecture de ce fichier prend trop de temps. Divisez-le et importez les parties l’une après l’autre.',
  'too-many-questions':
    'C’est plus de questions qu’un examen n’en peut contenir. Choisissez-en moins ou importez-les dans une banque.',
  'detector-settings-wrong':
    'Un réglage de détecteur est hors limites. Corrigez-le et enregistrez de nouveau.',
  'exam-not-published': 'Cet examen n’a pas encore de révision publiée. Publiez-en d’abord une.',
  'times-wrong':
    'Ces horaires ne conviennent pas : la fin doit suivre le début et la durée doit tenir entre les deux.',
  'time-zone-unknown': 'Ce fuseau horaire est inconnu. Choisissez-en un dans la liste.',
  'sitting-has-begun': 'Cette session a commencé ; cela ne peut plus être modifié.',
  'sitting-over':
    'Cette session est terminée. Adressez-vous à votre établissement si vous pensez à une erreur.',
  'too-late':
    'Il est trop tard pour commencer. Expliquez-vous auprès du surveillant : il peut vous laisser entrer malgré tout.',
  'room-full':
    'Il n’y a pas de place pour tout le monde dans cette salle. Choisissez-en une autre ou augmentez ses places.',
  'sitting-cancelled': 'Cette session a été annulée. Demandez la suite à votre établissement.',
  'already-registered': 'Cette personne est déjà inscrite à cette session.',
  'attempt-has-begun': 'Ce candidat a déjà commencé ; cela ne peut plus être modifié.',
  'roster-not-acceptable':
    'Certaines lignes de la liste ne sont pas valables. Corrigez les lignes indiquées, puis importez de nouveau.',
  'roster-changed': 'La liste n’est plus celle qui a été vérifiée. Vérifiez-la de nouveau, puis importez.',
  'sheet-not-readable':
    'Ce fichier ne se lit pas comme un classeur Excel. Enregistrez-le en .xlsx sans mot de passe, ou en CSV.',
  'not-a-proctor': 'Cette personne n’est pas surveillant. Donnez-lui d’abord ce rôle.',
  'practice-full':
    'Trop de personnes s’entraînent ici en ce moment. Réessayez plus tard ou prévenez qui vous a invité.',
  'room-not-found': 'Aucune salle d’examen ne porte ce code. Vérifiez le code et réessayez.',
  'not-registered': 'Vous n’êtes pas inscrit à cet examen. Vérifiez le code ou demandez à qui vous a invité.',
  'attempt-ended': 'Cette épreuve est terminée. Vos réponses données jusque-là sont conservées.',
  'not-admitted':
    'Un surveillant ne vous a pas encore fait entrer. Patientez ; la page changera d’elle-même.',
  'sitting-not-started': 'Cette session n’a pas encore commencé. Patientez jusqu’à l’heure de début.',
  'attempt-not-running': 'Cette épreuve n’est pas en cours en ce moment.',
  'attempt-not-paused': 'Cette épreuve n’est pas en pause.',
  'attempt-not-submitted': 'Cette épreuve n’a pas encore été remise. Attendez qu’elle le soit.',
  'wrong-state': 'Ce n’est pas possible à ce stade. Rechargez la page pour voir où en sont les choses.',
  'taken-over':
    'L’examen a été ouvert sur un autre appareil ou dans une autre fenêtre. Continuez là-bas ou rouvrez-le ici.',
  'no-break-left': 'Toutes les minutes de vos pauses sont épuisées. Poursuivez l’examen.',
  'not-on-break':
    'Ce n’est pas une pause à vous : un membre du personnel a suspendu l’examen et vous laissera reprendre.',
  'answer-file-not-readable':
    'Ce n’est pas un fichier de réponses, ou il a été abîmé en route. Redemandez le fichier, au besoin sur une autre clé : l’appareil du candidat l’a toujours.',
  'answer-file-not-genuine':
    'Ce fichier n’a pas été fait par le navigateur du candidat pour cet examen, ou quelqu’un l’a modifié. Rien n’a été chargé.',
  'answer-file-of-another-sitting':
    'Ce fichier de réponses appartient à une autre session. Ouvrez cette session et chargez-le là.',
  'journal-conflict':
    'Une autre réponse est déjà enregistrée sous ce numéro. La page la renvoie sous un nouveau numéro.',
  'checkin-not-finished': 'La vérification n’est pas terminée. Achevez d’abord les étapes restantes.',
  'consent-missing':
    'Il manque votre accord pour un enregistrement obligatoire. Donnez-le ou parlez à un surveillant.',
  'photo-not-readable': 'Cette photo est illisible. Reprenez-la.',
  'incident-already-decided':
    'Quelqu’un a déjà tranché cet incident. Rechargez la page pour voir la décision.',
  'alert-already-resolved': 'Quelqu’un a déjà réglé cette alerte.',
  'not-on-the-wall': 'Ce surveillant n’a pas le mur ouvert en ce moment.',
  'proctored-by-you': 'Vous avez surveillé cette épreuve ; une autre personne doit rendre le verdict.',
  'points-out-of-range': 'Ces points sont hors limites. Donnez un nombre entre zéro et le maximum.',
  'nothing-to-mark': 'Il n’y a plus rien à corriger ici.',
  'marked-by-two': 'Deux personnes ont déjà corrigé cette réponse. Veuillez passer à la suivante.',
  'not-a-marker':
    'Une personne nommée ici ne peut pas corriger cette session. Donnez-lui d’abord le rôle de correcteur.',
  'correction-not-possible':
    'La question ne peut pas être rectifiée ainsi : elle doit garder son type et être complète.',
  'correction-under-way':
    'Une autre rectification de cette session est encore en cours. Veuillez attendre qu’elle soit terminée.',
  'correction-superseded':
    'Une rectification plus récente de la même question est en vigueur. Annulez d’abord celle-là.',
  'too-many-cameras':
    'Cette salle a déjà autant de caméras qu’une session peut en avoir. Retirez-en une d’abord.',
  'recording-gone': 'Cet enregistrement a été effacé. Il n’en reste que le reçu de suppression.',
  'recording-held':
    'Une mise en conservation retient cet enregistrement. Levez-la d’abord, si plus rien n’en a besoin.',
  'name-differs': 'Ce n’est pas le nom du candidat. Saisissez-le exactement comme il est affiché.',
  'file-kind-not-taken':
    'Les fichiers de ce type ne sont pas acceptés ici. Enregistrez-le sous l’une des formes indiquées à la question et réessayez.',
  'too-many-files':
    'Cet examen a déjà trop de fichiers ou des fichiers trop lourds. Prévenez un surveillant.',
  'file-damaged': 'Le fichier est arrivé endommagé. Il est envoyé de nouveau ; laissez cette page ouverte.',
  'no-room-for-files':
    'Le serveur n’a plus de place pour ce fichier pour l’instant. Il est gardé dans ce navigateur et sera envoyé dès qu’il y aura de la place ; vos autres réponses sont enregistrées comme toujours. Prévenez un surveillant.',
  'files-erased':
    'Les fichiers de cet examen ont été effacés. Demandez le reçu de suppression à l’établissement.',
}
