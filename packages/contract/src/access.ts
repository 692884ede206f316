/** What a person may be in an organisation, an exam or a sitting. A candidate is whoever holds a registration. */
export const roles = ['administrator', 'author', 'proctor', 'reviewer', 'marker'] as const
export type Role = (typeof roles)[number]

/** What a role can be granted on, and what a route can be about. */
export type ScopeKind =
  | 'organisation'
  | 'exam'
  | 'bank'
  | 'sitting'
  | 'attempt'
  | 'incident'
  | 'registration'
  | 'person'

/**
 * Who may call a route. `of` names the kind of object the route is about and `by` the input field that holds its id
 * (`organisation` needs none: it is the caller's own). Another organisation's object is answered as not found.
 * A grant on an organisation covers its exams and sittings; on an exam its sittings; on a sitting its attempts.
 */
export type Access =
  | { who: 'anyone' }
  | { who: 'signed-in' }
  /** Only the person who sits this very attempt (or registration), with a sign-in or the attempt's own key. */
  | { who: 'candidate'; of: 'attempt' | 'registration'; by: string }
  | { who: readonly Role[]; of: ScopeKind; by?: string }
  /** Staff with the role on any scope at all; the operation itself narrows what is listed. */
  | { who: readonly Role[]; of: 'any' }
