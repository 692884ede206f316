import { randomInt } from 'node:crypto'

/**
 * Fourteen characters that neither look nor sound like one another in English, French or Vietnamese: no vowels (no words),
 * no 0/O/Q, 1/I/L/J, 5/S, 8/B, 6/G, U/V, 2/Z, no rhymes (B C D E G P T V, M N, F S, six and X).
 */
export const roomCodeAlphabet = '23479FHKMRTWXY'
const length = 8

/** A new room code as it is stored, e.g. `K7MR3XHT`; 1.5 thousand million are possible. */
export function newRoomCode(): string {
  return Array.from({ length }, () => roomCodeAlphabet[randomInt(roomCodeAlphabet.length)]).join('')
}

/** As it is shown and read out: `K7MR-3XHT`. */
export function showRoomCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** What somebody typed, as it is stored; undefined where no room code can look like that. Case, spaces, dashes and dots do not matter. */
export function readRoomCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}._]/gu, '')
  return code.length === length && [...code].every((character) => roomCodeAlphabet.includes(character))
    ? code
    : undefined
}
