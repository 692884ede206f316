/** What was written before, and what was taken back; the newest last in both. */
export interface History<State> {
  past: readonly State[]
  future: readonly State[]
  /** Where the last change was made and when (ms): what is typed there soon after belongs to it. */
  last: { place: string; at: number } | undefined
}

const mostSteps = 200
const typingMs = 1_500

/** Nothing was changed yet. */
export function noHistory<State>(): History<State> {
  return { past: [], future: [], last: undefined }
}

/** The history after a change from `before` to `after` at an instant (ms). Typing without a pause in one field is one step. */
export function afterChange<State extends object>(
  { past, last }: History<State>,
  before: State,
  after: State,
  at: number,
): History<State> {
  const place = placeTyped(before, after)
  const isSameTyping = place !== undefined && place === last?.place && at - last.at < typingMs
  return {
    past: isSameTyping ? past : [...past, before].slice(-mostSteps),
    future: [],
    last: place === undefined ? undefined : { place, at },
  }
}

/** One step back from `now`; nothing when there is none. */
export function undone<State>({ past, future }: History<State>, now: State) {
  const state = past.at(-1)
  if (state === undefined) return
  return { state, history: { past: past.slice(0, -1), future: [...future, now], last: undefined } }
}

/** One step forward again from `now`; nothing when there is none. */
export function redone<State>({ past, future }: History<State>, now: State) {
  const state = future.at(-1)
  if (state === undefined) return
  return { state, history: { past: [...past, now], future: future.slice(0, -1), last: undefined } }
}

/**
 * The history on another ground, after somebody else's changes came in: each step is moved onto it, so that going back takes
 * nothing away that they wrote. Steps before one that cannot be moved are forgotten.
 */
export function onOtherGround<State>(
  { past, future }: History<State>,
  move: (state: State) => State | undefined,
): History<State> {
  return { past: movedSteps(past, move), future: movedSteps(future, move), last: undefined }
}

function movedSteps<State>(steps: readonly State[], move: (state: State) => State | undefined): State[] {
  const all = steps.map(move)
  return all.slice(all.lastIndexOf(undefined) + 1).filter((step) => step !== undefined)
}

/** The one text that differs, by its path; nothing when more differs, or something else. */
function placeTyped(before: unknown, after: unknown, path = ''): string | undefined {
  if (typeof before === 'string' && typeof after === 'string') return path
  if (!isObject(before) || !isObject(after)) return
  const keys = Object.keys(after)
  if (keys.length !== Object.keys(before).length) return
  const differing = keys.filter((key) => before[key] !== after[key])
  const [key] = differing
  if (key === undefined || differing.length > 1 || before.id !== after.id) return
  return placeTyped(before[key], after[key], `${path}/${after.id ?? ''}/${key}`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
