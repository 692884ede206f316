import { decodeFrame, encodeReply, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { Delivery } from './delivery.ts'

/** A browser's socket whose other end is the test. */
class PretendSocket {
  static all: PretendSocket[] = []
  readonly part: string
  readonly recorder: string
  readonly frames: Frame[] = []
  bufferedAmount = 0
  onmessage: ((event: { data: unknown }) => void) | undefined
  onclose: ((event: { code: number; reason: string }) => void) | undefined

  constructor(address: string) {
    const query = new URL(address).searchParams
    this.part = query.get('part') ?? ''
    this.recorder = query.get('recorder') ?? ''
    PretendSocket.all.push(this)
  }

  send(bytes: Uint8Array): void {
    this.frames.push(decodeFrame(bytes) as Frame)
  }

  close(): void {}

  hello(durable: Partial<Record<TrackKind, number>>): void {
    this.onmessage?.({ data: JSON.stringify({ type: 'hello', now: Date.now(), durable }) })
  }

  ack(seq: number): void {
    this.onmessage?.({ data: encodeReply({ says: 'ack', track: 'camera', seq }).buffer })
  }

  breaks(): void {
    this.onclose?.({ code: 1006, reason: '' })
  }
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  PretendSocket.all = []
})

const pictures = { form: 'pictures', codec: 'avc1.42001f', width: 640, height: 480 } as const

async function aDelivery(isKept = true) {
  vi.stubGlobal('WebSocket', PretendSocket)
  const delivery = await Delivery.start({
    ...{ attemptId: 'a', socketUrl: 'wss://school.example/socket/media/a', key: 'k', part: 'live', isKept },
    serverNow: () => Date.now(),
    onClock: () => undefined,
    onState: () => undefined,
    onNotice: () => undefined,
  })
  vi.useFakeTimers()
  const camera = delivery.writer('camera')
  return { delivery, camera }
}

function theSocket(at: number): PretendSocket {
  const socket = PretendSocket.all.at(at)
  if (!socket) throw new Error(`there are ${PretendSocket.all.length} connections`)
  return socket
}

function numbersOf({ frames }: PretendSocket): string[] {
  return frames.map(({ seq, kind, isKey }) => `${seq} ${isKey ? 'key' : kind}`)
}

test('after a break it comes back within a third of a second, from exactly what is durable', async () => {
  const { delivery, camera } = await aDelivery()
  theSocket(0).hello({ camera: 0 })
  camera.config(pictures, 0)
  camera.media(new Uint8Array([1]), 0, true)
  camera.media(new Uint8Array([2]), 1, false)
  delivery.uplink.pump()
  expect(numbersOf(theSocket(0))).toEqual(['1 config', '2 key', '3 media'])
  theSocket(0).ack(2)
  theSocket(0).breaks()
  vi.advanceTimersByTime(300)
  theSocket(1).hello({ camera: 2 })
  expect(theSocket(1).recorder).toBe(theSocket(0).recorder)
  expect(numbersOf(theSocket(1))).toEqual(['3 media'])
  delivery.stop()
})

test('a server that does not know what another called durable gets a new recorder, and later what the old one still held', async () => {
  const { delivery, camera } = await aDelivery()
  theSocket(0).hello({ camera: 0 })
  camera.config(pictures, 0)
  camera.media(new Uint8Array([1]), 0, true)
  camera.media(new Uint8Array([2]), 1, false)
  delivery.uplink.pump()
  theSocket(0).ack(2)
  theSocket(0).breaks()
  vi.advanceTimersByTime(300)
  theSocket(1).hello({ camera: 1 })
  const [, , beside, anew] = PretendSocket.all
  expect(anew).toMatchObject({ part: 'live' })
  expect(anew?.recorder).not.toBe(theSocket(0).recorder)
  expect(beside).toMatchObject({ part: 'backlog', recorder: theSocket(0).recorder })

  camera.media(new Uint8Array([3]), 2, false)
  camera.media(new Uint8Array([4]), 3, true)
  anew?.hello({ camera: 0 })
  expect(numbersOf(theSocket(3))).toEqual(['1 config', '2 key'])

  beside?.hello({ camera: 1 })
  expect(numbersOf(theSocket(2))).toEqual([])
  vi.advanceTimersByTime(15_000)
  theSocket(4).hello({ camera: 2 })
  expect(theSocket(4)).toMatchObject({ part: 'backlog', recorder: theSocket(0).recorder })
  expect(numbersOf(theSocket(4))).toEqual(['3 media'])
  delivery.stop()
})

test('what nobody keeps is not sent late: after a break it goes on as another recorder, with what is captured then', async () => {
  const { delivery, camera } = await aDelivery(false)
  theSocket(0).hello({ camera: 0 })
  camera.config(pictures, 0)
  camera.media(new Uint8Array([1]), 0, true)
  theSocket(0).breaks()
  camera.media(new Uint8Array([2]), 1, false)
  vi.advanceTimersByTime(300)
  camera.media(new Uint8Array([3]), 2, false)
  camera.media(new Uint8Array([4]), 3, true)
  theSocket(1).hello({ camera: 0 })
  expect(theSocket(1).recorder).not.toBe(theSocket(0).recorder)
  expect(numbersOf(theSocket(1))).toEqual(['1 config', '2 key'])
  expect(theSocket(1).frames[1]?.payload).toEqual(new Uint8Array([4]))
  delivery.stop()
})
