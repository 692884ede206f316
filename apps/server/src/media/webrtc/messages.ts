import type { Fmp4Part } from '../hall/read-fmp4.ts'
import type { LateCandidate } from './ice-fragment.ts'

/** To the process that speaks WebRTC. */
export type ToWebRtc =
  /** `settings` hold for this connection; `in`: pictures come from the other side, `out`: they go there. */
  | { type: 'open'; session: string; direction: 'in' | 'out'; offer: string; settings: WebRtcSettings }
  | { type: 'picture'; session: string; ts: number; units: Uint8Array[] }
  /** Ways to the other side that it found after its offer. */
  | { type: 'candidates'; session: string; candidates: LateCandidate[] }
  | { type: 'close'; session: string }

export interface WebRtcSettings {
  /** Addresses of this machine beside those of its network cards. */
  addresses: string[]
  /** UDP ports to choose from. */
  ports: [number, number]
}

export type FromWebRtc =
  | { type: 'answer'; session: string; answer: string }
  | { type: 'refused'; session: string; why: string }
  | { type: 'part'; session: string; part: Fmp4Part }
  | { type: 'connected'; session: string }
  /** The other side wants a key frame. */
  | { type: 'key-wanted'; session: string }
  | { type: 'closed'; session: string }
