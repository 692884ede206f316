import { decodeFrame, encodeFrame, type Frame, type FrameKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { expect, test } from 'vitest'
import { LiveTracks } from './live-tracks.ts'

const attemptId = '0197a000-0000-7000-8000-000000000001' as AttemptId

test('who comes late gets the config and everything since the last key frame at once', () => {
  const live = aScreen('config', 'key', 'delta', 'key', 'delta')
  const late = aViewer()
  live.watch(attemptId, 'screen', late.send)
  expect(late.seqs).toEqual([1, 4, 5])
})

test('who wants key frames only gets the last one at once and later ones as they come', () => {
  const live = aScreen('config', 'key', 'delta')
  const small = aViewer()
  live.watch(attemptId, 'screen', small.send, 'keys')
  show(live, 4, 'delta')
  show(live, 5, 'key')
  show(live, 6, 'delta')
  expect(small.seqs).toEqual([1, 2, 5])
})

test('who cannot keep up gets nothing until the next key frame, and holds up nobody', () => {
  const live = aScreen('config', 'key')
  const slow = aViewer()
  const quick = aViewer()
  live.watch(attemptId, 'screen', slow.send)
  live.watch(attemptId, 'screen', quick.send)
  slow.isFull = true
  show(live, 3, 'delta')
  slow.isFull = false
  show(live, 4, 'delta')
  show(live, 5, 'key')
  expect(slow.seqs).toEqual([1, 2, 5])
  expect(quick.seqs).toEqual([1, 2, 3, 4, 5])
})

test('a recorder is told that a picture is wanted, unless who watches already has the newest', () => {
  const live = aScreen('config', 'key', 'delta')
  const wanted: string[] = []
  live.onWatched((kind) => wanted.push(kind))
  live.watch(attemptId, 'screen', aViewer().send)
  expect(wanted).toEqual([])
  live.watch(attemptId, 'screen', aViewer().send, 'keys')
  live.watch(attemptId, 'side', aViewer().send)
  expect(wanted).toEqual(['screen', 'side'])
})

test('while somebody watches by key frames, one is wished for when the last is ten seconds old', () => {
  const live = aScreen('config', 'key')
  const wanted: string[] = []
  live.onWatched((kind) => wanted.push(kind))
  const leave = live.watch(attemptId, 'screen', aViewer().send, 'keys')
  show(live, 3, 'delta', 9e6)
  expect(wanted).toEqual([])
  show(live, 4, 'delta', 11e6)
  expect(wanted).toEqual(['screen'])
  show(live, 5, 'key', 12e6)
  show(live, 6, 'delta', 20e6)
  expect(wanted).toEqual(['screen'])
  leave()
  show(live, 7, 'delta', 40e6)
  expect(wanted).toEqual(['screen'])
})

/** A screen of which these frames came already. */
function aScreen(...frames: ('config' | 'key' | 'delta')[]): LiveTracks {
  const live = new LiveTracks()
  frames.forEach((frame, index) => {
    show(live, index + 1, frame)
  })
  return live
}

function show(live: LiveTracks, seq: number, what: 'config' | 'key' | 'delta', ts = seq): void {
  const kind: FrameKind = what === 'config' ? 'config' : 'media'
  const frame: Frame = {
    ...{ kind, isKey: what === 'key', track: 'screen', seq, ts, payload: Uint8Array.of(1) },
  }
  live.show(attemptId, frame, encodeFrame(frame))
}

/** Remembers the numbers of the frames it was given. */
function aViewer() {
  const viewer = {
    isFull: false,
    seqs: [] as number[],
    send(bytes: Uint8Array) {
      if (!viewer.isFull) viewer.seqs.push((decodeFrame(bytes) as Frame).seq)
      return !viewer.isFull
    },
  }
  return viewer
}
