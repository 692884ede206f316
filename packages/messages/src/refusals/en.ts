/** What happened and what to do, for each code of the contract's `refusal.ts`. */
export const en = {
  'invalid-input': 'Something in what was sent is not right. Check what you filled in and try again.',
  'not-found': 'This is not here (any more), or you have no access to it. Go back and look again.',
  'too-many-requests': 'Too many tries in a short time. Wait a minute, then try again.',
  'too-large': 'What you sent is too large. Choose something smaller.',
  'place-unknown':
    'This list cannot be continued from there: it was ordered otherwise, or the address is not whole. Load it again from its beginning.',
  overloaded: 'The server has very much to do just now. Wait a few seconds, then try again.',
  unexpected: 'Something went wrong on our side. Try again; if it goes on, give the reference to support.',
  'not-signed-in': 'You are not signed in (any more). Sign in again.',
  'not-allowed': 'You may not do this. Ask an administrator if you need it.',
  'wrong-credentials': 'E-mail address and password do not fit together. Check both and try again.',
  'link-not-valid': 'This link was used already or is too old. Ask for a new one.',
  'email-taken': 'There is already a person with this e-mail address. Look for them in the list.',
  'person-deactivated': 'This person has no access any more. An administrator can give it back.',
  'password-too-weak': 'This password is easy to guess. Choose a longer or less common one.',
  'last-administrator': 'This is the last administrator. Make somebody else an administrator first.',
  'exam-changed-elsewhere':
    'Somebody else changed this exam meanwhile. Load it again, then repeat your change.',
  'exam-not-ready': 'This exam cannot be published yet. Complete what the list below names.',
  'exam-in-use': 'This exam is used by a sitting and cannot be deleted.',
  'bank-item-changed':
    'Somebody else saved this question meanwhile. Compare both, then decide which one goes on.',
  'folder-in-itself': 'A folder cannot lie in itself or below. Choose another place for it.',
  'sound-not-readable': 'The file could not be read as a sound. Choose an MP3, Ogg or M4A file.',
  'image-not-readable': 'This image cannot be read. Choose a PNG, JPEG, WebP or GIF file.',
  'import-changed': 'This is another file than the one you looked at. Look at it again, then take it over.',
  'import-too-slow':
    'Reading this file takes too long. Split it into several and import one after the other.',
  'too-many-questions':
    'These are more questions than one exam can hold. Choose fewer, or import them into a bank.',
  'detector-settings-wrong': 'A setting of a detector is out of its range. Correct it and save again.',
  'exam-not-published': 'This exam has no published revision yet. Publish one first.',
  'times-wrong':
    'These times do not fit: the end has to be after the start, and the minutes have to fit between them.',
  'time-zone-unknown': 'This time zone is not known. Choose one from the list.',
  'sitting-has-begun': 'This sitting has begun; this cannot be changed any more.',
  'sitting-over': 'This sitting is over. Ask your school or organisation if you think this is wrong.',
  'too-late': 'It is too late to begin. Tell your proctor why: they can let you in all the same.',
  'room-full':
    'There is no place for all of them in this room. Choose another one, or give the room more places.',
  'sitting-cancelled': 'This sitting was cancelled. Ask your school or organisation what happens next.',
  'already-registered': 'This person is already on the roster of this sitting.',
  'attempt-has-begun': 'This candidate has already begun; this cannot be changed any more.',
  'roster-not-acceptable':
    'Some lines of the roster are not right. Correct the lines named below, then import again.',
  'roster-changed': 'The roster is not the one that was reviewed. Review it again, then import.',
  'sheet-not-readable':
    'This file cannot be read as an Excel workbook. Save it as .xlsx without a password, or as CSV.',
  'not-a-proctor': 'This person is not a proctor. Give them the role first.',
  'practice-full': 'Too many people practise here just now. Try again later, or tell whoever invited you.',
  'room-not-found': 'There is no exam room with this code. Check the code and try again.',
  'not-registered': 'You are not on the roster of this exam. Check the code, or ask who invited you.',
  'attempt-ended': 'This attempt has ended. Your answers up to then are kept.',
  'not-admitted': 'A proctor has not let you in yet. Please wait; the page changes by itself.',
  'sitting-not-started': 'This sitting has not started yet. Please wait until its start.',
  'attempt-not-running': 'This attempt is not running just now.',
  'attempt-not-paused': 'This attempt is not paused.',
  'attempt-not-submitted': 'This attempt has not been submitted yet. Wait until it is.',
  'wrong-state': 'This is not possible at this point. Load the page again to see where things stand.',
  'taken-over':
    'The exam was opened on another device or in another window. Go on there, or open it here again.',
  'no-break-left': 'All minutes of your breaks are used. Go on with the exam.',
  'not-on-break': 'This is not a break: somebody of the staff paused the exam and will let you go on.',
  'answer-file-not-readable':
    'This is not an answer file, or it was damaged on the way. Ask for the file again, on another stick if need be: the candidate’s device still has it.',
  'answer-file-not-genuine':
    'This file was not made by the candidate’s browser for this exam, or somebody changed it. Nothing was loaded.',
  'answer-file-of-another-sitting':
    'This answer file belongs to another sitting. Open that sitting and load it there.',
  'journal-conflict':
    'Another answer is already stored under this number. The page sends it again under a new one.',
  'checkin-not-finished': 'The check-in is not finished. Complete the open steps first.',
  'consent-missing': 'Consent to a required recording is missing. Give it, or speak with a proctor.',
  'photo-not-readable': 'This photo cannot be read. Take it again.',
  'incident-already-decided':
    'Somebody has already decided this incident. Load the page again to see the decision.',
  'alert-already-resolved': 'Somebody has already settled this alert.',
  'not-on-the-wall': 'This proctor does not have the wall open just now.',
  'proctored-by-you': 'You proctored this attempt, so another person has to give the verdict.',
  'points-out-of-range': 'These points are out of range. Give a number between zero and the maximum.',
  'nothing-to-mark': 'There is nothing left to mark here.',
  'marked-by-two': 'Two people have marked this answer already. Please go on with the next one.',
  'not-a-marker': 'Somebody named here may not mark this sitting. Give them the role of a marker first.',
  'correction-not-possible':
    'The item cannot be corrected like this: it must stay the same kind of question, and be complete.',
  'correction-under-way':
    'Another correction of this sitting is still being applied. Please wait until it is done.',
  'correction-superseded': 'A later correction of the same item holds now. Take that one back first.',
  'too-many-cameras': 'This hall has as many cameras as one sitting can have. Take one off first.',
  'recording-gone': 'This recording has been erased. Only the receipt of its deletion is left.',
  'recording-held': 'A hold keeps this recording. End the hold first, if nothing needs it any more.',
  'name-differs': 'This is not the name of the candidate. Type it exactly as it is shown.',
  'file-kind-not-taken':
    'Files of this kind are not taken here. Save it in one of the kinds named with the question and try again.',
  'too-many-files': 'There are too many or too large files in this exam already. Tell a proctor.',
  'file-damaged': 'The file came in damaged. It is being sent again; leave this page open.',
  'no-room-for-files':
    'The server has no room for this file just now. It is kept in this browser and sent as soon as there is room; everything else you answer is saved as always. Tell a proctor.',
  'files-erased': 'The files of this exam were erased. Ask the school for the receipt of deletion.',
} as const
