import { decodeFrame } from '@invigil/contract/frame.ts'
import type { TrackKind } from '@invigil/contract/media.ts'
import { client } from '../api.ts'
import { filledBy, type Piece, piecesIn, withLater } from './pieces.ts'

/** What one lane of an attempt is made of, asked of the server as it is needed. */
export interface LaneSource {
  pieces(): readonly Piece[]
  /** Whether the server has said what there is. */
  isKnown(): boolean
  /** Asks for the pieces: all of them, later only the new ones. */
  refresh(): Promise<void>
  /** The initialisation and the bytes of a piece. */
  load(piece: Piece, signal: AbortSignal): Promise<{ init: ArrayBuffer; chunk: ArrayBuffer }>
  /** The pictures of a piece of stills, by instant. */
  stills(piece: Piece, signal: AbortSignal): Promise<Still[]>
}

/** A picture by itself, and the instant it shows. */
export interface Still {
  at: number
  picture: Blob
}

/** The source of one lane; of the hall's, that of one `camera`. Inits are asked for once a run. */
export function aLaneSource(attemptId: string, kind: TrackKind, camera?: string): LaneSource {
  const base = `/api/attempts/${attemptId}/recordings/${kind}`
  const inits = new Map<string, Promise<ArrayBuffer>>()
  let pieces: Piece[] = []
  let isKnown = false

  function initOf({ run }: Piece): Promise<ArrayBuffer> {
    const path = `${base}/init/${run.trackId}/${run.configSeq}.mp4`
    const known = inits.get(path)
    if (known) return known
    const asked = bytesOf(path)
    inits.set(path, asked)
    asked.catch(() => inits.delete(path))
    return asked
  }

  const chunkOf = ({ run, fromSeq }: Piece, signal: AbortSignal) =>
    bytesOf(`${base}/chunk/${run.trackId}/${fromSeq}.m4s`, signal)

  return {
    pieces: () => pieces,
    isKnown: () => isKnown,
    async refresh() {
      const last = pieces.at(-1)
      const after = last && new Date(last.fromAt - 1).toISOString()
      const { runs } = await client.media.pieces({
        ...{ attemptId, kind },
        ...(camera && { camera }),
        ...(after && { after }),
      })
      pieces = withLater(pieces, piecesIn(runs as Parameters<typeof piecesIn>[0]))
      isKnown = true
    },
    async load(piece, signal) {
      const [init, chunk] = await Promise.all([initOf(piece), chunkOf(piece, signal)])
      return { init, chunk }
    },
    async stills(piece, signal) {
      return stillsIn(await chunkOf(piece, signal), piece)
    },
  }
}

/** A lane that another stands in for where it is bare: the small camera, where the large one was not kept. */
export function withStandIn(main: LaneSource, standIn: LaneSource): LaneSource {
  let pieces: readonly Piece[] = []
  const sourceOf = ({ run }: Piece) =>
    main.pieces().some((own) => own.run.trackId === run.trackId) ? main : standIn
  return {
    pieces: () => pieces,
    isKnown: main.isKnown,
    async refresh() {
      await Promise.all([main.refresh(), standIn.refresh().catch(() => undefined)])
      pieces = filledBy(main.pieces(), standIn.pieces())
    },
    load: (piece, signal) => sourceOf(piece).load(piece, signal),
    stills: (piece, signal) => sourceOf(piece).stills(piece, signal),
  }
}

async function bytesOf(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(path, signal ? { signal } : {})
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return await answer.arrayBuffer()
}

/** Stills come as `u32 length | frame`; the first one is where the piece begins. */
function stillsIn(bytes: ArrayBuffer, piece: Piece): Still[] {
  const view = new DataView(bytes)
  const stills: Still[] = []
  let firstTs: number | undefined
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4 + view.getUint32(at)) {
    const frame = decodeFrame(new Uint8Array(bytes, at + 4, view.getUint32(at)))
    if (typeof frame === 'string') continue
    firstTs ??= frame.ts
    const picture = new Blob([frame.payload as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' })
    stills.push({ at: piece.fromAt + (frame.ts - firstTs) / 1000, picture })
  }
  return stills
}
