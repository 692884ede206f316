import { encodeFrame, encodePiece, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import { expect, test } from 'vitest'
import { FrameAssembly } from './frame-assembly.ts'
import { someBytes } from './testing-recorder.ts'

function aFrame(track: TrackKind, seq: number): Buffer {
  const frame: Frame = { kind: 'media', isKey: true, track, seq, ts: 0, payload: someBytes(84) }
  return Buffer.from(encodeFrame(frame))
}

function aPiece(track: TrackKind, seq: number, whole: Buffer, from: number, to: number): Buffer {
  const bytes = whole.subarray(from, to)
  return Buffer.from(encodePiece({ track, seq, at: from, total: whole.length, bytes }))
}

function anAssembly(): FrameAssembly {
  return new FrameAssembly((track) => track !== 'hall')
}

test('pieces of two tracks may come between each other, and each frame is whole again', () => {
  const assembly = anAssembly()
  const screen = aFrame('screen', 7)
  const camera = aFrame('camera', 3)
  expect(assembly.take(aPiece('screen', 7, screen, 0, 40))).toEqual({
    ...{ is: 'part', track: 'screen', seq: 7, piece: 1 },
  })
  expect(assembly.take(aPiece('camera', 3, camera, 0, 60))).toMatchObject({ is: 'part', piece: 1 })
  expect(assembly.take(aPiece('screen', 7, screen, 40, 80))).toMatchObject({ is: 'part', piece: 2 })
  expect(assembly.take(aPiece('camera', 3, camera, 60, 100))).toEqual({ is: 'whole', bytes: camera })
  expect(assembly.take(aPiece('screen', 7, screen, 80, 100))).toEqual({ is: 'whole', bytes: screen })
})

test('a first piece begins anew, and what does not follow is refused', () => {
  const assembly = anAssembly()
  const first = aFrame('screen', 1)
  const second = aFrame('screen', 2)
  assembly.take(aPiece('screen', 1, first, 0, 40))
  assembly.take(aPiece('screen', 2, second, 0, 40))
  expect(assembly.take(aPiece('screen', 1, first, 40, 100))).toEqual({ is: 'fault', fault: 'piece-order' })
  expect(assembly.take(aPiece('screen', 2, second, 50, 100))).toEqual({ is: 'fault', fault: 'piece-order' })
  expect(assembly.take(aPiece('screen', 2, second, 40, 100))).toEqual({ is: 'whole', bytes: second })
})

test('pieces of a track that is not let in, or whose frame says it is another, are refused', () => {
  const assembly = anAssembly()
  const frame = aFrame('screen', 9)
  expect(assembly.take(aPiece('hall', 9, frame, 0, 40))).toEqual({ is: 'fault', fault: 'foreign-track' })
  assembly.take(aPiece('camera', 9, frame, 0, 40))
  expect(assembly.take(aPiece('camera', 9, frame, 40, 100))).toEqual({
    ...{ is: 'fault', fault: 'piece-of-another' },
  })
})

test('what was under way is forgotten with its connection', () => {
  const assembly = anAssembly()
  const frame = aFrame('screen', 1)
  assembly.take(aPiece('screen', 1, frame, 0, 40))
  assembly.clear()
  expect(assembly.take(aPiece('screen', 1, frame, 40, 100))).toEqual({ is: 'fault', fault: 'piece-order' })
})
