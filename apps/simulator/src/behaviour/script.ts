/** What the camera shows: the candidate, nobody, somebody else too, or the candidate turned aside. */
export type View = 'alone' | 'nobody' | 'two' | 'aside'

/** Something a candidate does from one second of the attempt to another. */
export type Doing =
  | {
      what: 'leaves' | 'has-company' | 'looks-aside' | 'hides-page' | 'goes-silent'
      from: number
      to: number
    }
  | { what: 'pastes'; from: number; length: number }
  | { what: 'raises-hand'; from: number; to: number }
  | { what: 'writes'; from: number; text: string }

/** What a candidate does beside answering; nothing else happens, so an honest one has an empty script. Seconds since the start. */
export type Script = readonly Doing[]

/** What can be seen of a candidate at one second. */
export interface Moment {
  view: View
  isPageVisible: boolean
  isSilent: boolean
  hasHandUp: boolean
}

/** Says how a candidate is seen at a second of the script. */
export function momentAt(script: Script, second: number): Moment {
  const now = new Set(script.filter((doing) => goesOn(doing, second)).map(({ what }) => what))
  return {
    view: viewOf(now),
    isPageVisible: !now.has('hides-page'),
    isSilent: now.has('goes-silent'),
    hasHandUp: now.has('raises-hand'),
  }
}

/** What begins after one second and not after another: pastes, messages, hands. */
export function beginningBetween(script: Script, after: number, upTo: number): Doing[] {
  return script.filter(({ from }) => from > after && from <= upTo)
}

function goesOn(doing: Doing, second: number): boolean {
  return 'to' in doing && second >= doing.from && second < doing.to
}

function viewOf(now: ReadonlySet<string>): View {
  if (now.has('leaves')) return 'nobody'
  if (now.has('has-company')) return 'two'
  return now.has('looks-aside') ? 'aside' : 'alone'
}
