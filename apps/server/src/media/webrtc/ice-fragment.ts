import { createHash } from 'node:crypto'

/** A way to the other side that it found after its offer, and the part of the offer that it is for. */
export interface LateCandidate {
  mid?: string | undefined
  candidate: string
}

/** What `application/trickle-ice-sdpfrag` (RFC 8840, 9) tells. */
export interface IceFragment {
  ufrag: string
  candidates: LateCandidate[]
}

/** Far more than a machine has network cards. */
const mostCandidates = 200

/** Reads a fragment; undefined where it is malformed or does not say whose connection it is for. */
export function readIceFragment(text: string): IceFragment | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  if (lines.some((line) => !/^[a-z]=\S/.test(line))) return undefined
  const ufrag = saidIn(lines, 'ice-ufrag')
  if (!ufrag) return undefined
  let mid: string | undefined
  const candidates: LateCandidate[] = []
  for (const line of lines) {
    if (line.startsWith('m=')) mid = undefined
    mid = /^a=mid:(\S+)/.exec(line)?.[1] ?? mid
    if (line.startsWith('a=candidate:')) candidates.push({ mid, candidate: line.slice(2) })
  }
  return candidates.length <= mostCandidates ? { ufrag, candidates } : undefined
}

/** The `ice-ufrag` of an offer; undefined where it has none. */
export function ufragOf(offer: string): string | undefined {
  return saidIn(offer.split(/\r?\n/), 'ice-ufrag')
}

/**
 * The entity-tag of the ICE session of a connection (RFC 9725, 4.3.1): any process can tell whether a fragment belongs to it,
 * whichever holds the connection.
 */
export function iceTag(session: string, ufrag: string): string {
  return `"${createHash('sha256').update(`${session} ${ufrag}`).digest('hex').slice(0, 32)}"`
}

function saidIn(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((one) => one.startsWith(`a=${name}:`))
  return line?.slice(name.length + 3).trim() || undefined
}
