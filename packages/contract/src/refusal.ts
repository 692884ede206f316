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
  overloaded: 503,
  unexpected: 500,
  // identity
  'not-signed-in': 401,
  'not-allowed': 403,
  'wrong-credentials': 401,
  'link-not-valid': 410,
  'email-taken': 409,
  'password-too-weak': 422,
  'last-administrator': 409,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusals

/** What a refused call answers with, in the body's `data`. */
export interface RefusalBody {
  code: RefusalCode
  params: Record<string, string | number>
  requestId: string
}
