/**
 * Every refusal and its HTTP status. The sentence people read is `refusals.<code>` in the messages package,
 * which may use the refusal's params. Grouped by room; a code is never reused for another meaning.
 */
export const refusals = {
  // platform
  'invalid-input': 400,
  'not-found': 404,
  'too-many-requests': 429,
  'too-large': 413,
  'place-unknown': 400,
  overloaded: 503,
  unexpected: 500,
  // identity
  'not-signed-in': 401,
  'not-allowed': 403,
  'wrong-credentials': 401,
  'link-not-valid': 410,
  'email-taken': 409,
  'person-deactivated': 409,
  'password-too-weak': 422,
  'last-administrator': 409,
  // exam
  'exam-changed-elsewhere': 409,
  'exam-not-ready': 422,
  'exam-in-use': 409,
  'bank-item-changed': 409,
  'folder-in-itself': 422,
  'image-not-readable': 422,
  'sound-not-readable': 422,
  'import-changed': 409,
  'import-too-slow': 422,
  'too-many-questions': 422,
  'detector-settings-wrong': 422,
  // files of answers
  'file-kind-not-taken': 422,
  'too-many-files': 409,
  'file-damaged': 422,
  'no-room-for-files': 507,
  'files-erased': 410,
  // sitting
  'exam-not-published': 409,
  'times-wrong': 422,
  'time-zone-unknown': 422,
  'sitting-has-begun': 409,
  'sitting-over': 409,
  'too-late': 409,
  'room-full': 409,
  'sitting-cancelled': 409,
  'already-registered': 409,
  'attempt-has-begun': 409,
  'roster-not-acceptable': 422,
  'roster-changed': 409,
  'sheet-not-readable': 422,
  'not-a-proctor': 422,
  'practice-full': 409,
  // attempt
  'room-not-found': 404,
  'not-registered': 403,
  'attempt-ended': 409,
  'not-admitted': 409,
  'sitting-not-started': 409,
  'attempt-not-running': 409,
  'attempt-not-paused': 409,
  'attempt-not-submitted': 409,
  'wrong-state': 409,
  'taken-over': 409,
  'no-break-left': 409,
  'not-on-break': 409,
  'journal-conflict': 409,
  'answer-file-not-readable': 422,
  'answer-file-not-genuine': 422,
  'answer-file-of-another-sitting': 409,
  // checkin
  'checkin-not-finished': 409,
  'consent-missing': 409,
  'photo-not-readable': 422,
  // incident, review, result
  'incident-already-decided': 409,
  'alert-already-resolved': 409,
  'not-on-the-wall': 409,
  'proctored-by-you': 403,
  'points-out-of-range': 422,
  'nothing-to-mark': 404,
  'marked-by-two': 409,
  'not-a-marker': 422,
  'correction-not-possible': 422,
  'correction-under-way': 409,
  'correction-superseded': 409,
  'too-many-cameras': 409,
  'recording-gone': 410,
  // admin
  'recording-held': 409,
  'name-differs': 422,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusals

/** What a refused call answers with, in the body's `data`. */
export interface RefusalBody {
  code: RefusalCode
  params: Record<string, string | number>
  requestId: string
}
