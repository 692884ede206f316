import { randomUUID } from 'node:crypto'
import type { EntryReceipt } from '@invigil/contract/attempt.ts'
import { decodeWallFrame, type Frame } from '@invigil/contract/frame.ts'
import type { AttemptId, ItemId, SittingId } from '@invigil/contract/ids.ts'
import { ToWall } from '@invigil/contract/live.ts'
import { aConfig, aPretendRecorder, someBytes } from '@invigil/server/src/media/testing-recorder.ts'
import { type Caller, callerOf } from '@invigil/simulator/wire/caller.ts'
import { WebSocket } from 'ws'
import { aSignal } from './signal-batch.ts'

const framesASecond = 10
const framesAKey = 20

/** A candidate that records, answers each second, and sends signals when told. */
export interface Recorded {
  attemptId: AttemptId
  made(): readonly Frame[]
  acked(): number
  /** Entries acknowledged so far, in order. */
  receipts: EntryReceipt[]
  /** Sends one signal that makes an alert; tries again until it is taken. */
  signal(kind: string): Promise<void>
  /** Stops making frames and answers, and returns when everything made is acknowledged. */
  finish(): Promise<void>
  /** How many of the acknowledged entries are not there as they were acknowledged. */
  lostAnswers(): Promise<number>
}

/**
 * Comes in by a personal link, consents to the camera and begins. A server that takes back what was acknowledged ends the run,
 * unless `onTakenBack` hears how many frames it were: they are sent again.
 */
export async function aRecordedCandidate(
  url: string,
  token: string,
  itemId: ItemId,
  onTakenBack?: (frames: number) => void,
): Promise<Recorded> {
  const { attemptId, attemptKey: key, opening } = await callerOf(url).attempt.enterByLink({ token })
  const caller = callerOf(url, { authorization: `Bearer ${key}` })
  await caller.checkin.consent({
    attemptId,
    wording: 'bench',
    consents: [{ stream: 'camera', isGiven: true }],
  })
  await caller.checkin.ready({ attemptId })
  await caller.attempt.start({ attemptId })
  const camera = aPretendRecorder(() => `${url.replace('http', 'ws')}/socket/media/${attemptId}`, {
    key,
    onPromise:
      onTakenBack &&
      ((promise) => {
        if (promise.says === 'hello') onTakenBack(camera.acked('preview') - (promise.durable.preview ?? 0))
      }),
  })
  const begunAt = Date.now()
  camera.send('preview', { kind: 'config', ts: 0, payload: aConfig(begunAt) })
  const made = () => camera.made.get('preview') ?? []
  const filming = setInterval(() => {
    const isKey = made().length % framesAKey === 1
    const ts = (Date.now() - begunAt) * 1000
    camera.send('preview', { isKey, ts, payload: someBytes(isKey ? 5_000 : 1_200) })
  }, 1_000 / framesASecond)
  const writer = writeAnswers(caller, { attemptId, opening, itemId, journalId: randomUUID() })
  const outboxId = randomUUID()
  let signals = 0
  return {
    attemptId,
    made,
    acked: () => camera.acked('preview'),
    receipts: writer.receipts,
    async signal(kind) {
      signals += 1
      const sentAt = Date.now()
      const one = aSignal(kind, signals, sentAt)
      await untilTaken(() => caller.monitoring.signals({ attemptId, outboxId, signals: [one], sentAt }))
    },
    async finish() {
      clearInterval(filming)
      await writer.stop()
      await camera.until(() => camera.acked('preview') === made().length)
      camera.stop()
    },
    lostAnswers: writer.lost,
  }
}

interface Writing {
  attemptId: AttemptId
  opening: number
  itemId: ItemId
  journalId: string
}

/** Writes one answer a second, each until it is acknowledged, as a page does. */
function writeAnswers(caller: Caller, { itemId, ...journal }: Writing) {
  const receipts: EntryReceipt[] = []
  let isStopped = false
  const entry = (seq: number) => ({ seq, itemId, body: { chosen: `${seq}` }, at: 0 })
  const record = (seqs: number[]) =>
    untilTaken(() => caller.attempt.record({ ...journal, entries: seqs.map(entry) }))
  const writing = (async () => {
    while (!isStopped) {
      receipts.push(...(await record([receipts.length + 1])).receipts)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  })()
  return {
    receipts,
    async stop() {
      isStopped = true
      await writing
    },
    // A receipt names the first arrival: had the entry been lost, this would be the second.
    async lost() {
      const seqs = receipts.map(({ seq }) => seq)
      const again: EntryReceipt[] = []
      while (again.length < seqs.length)
        again.push(...(await record(seqs.slice(again.length, again.length + 100))).receipts)
      return receipts.filter((receipt, at) => JSON.stringify(receipt) !== JSON.stringify(again[at])).length
    },
  }
}

async function untilTaken<Taken>(send: () => Promise<Taken>): Promise<Taken> {
  for (;;) {
    try {
      return await send()
    } catch {
      // The process it was sent to was killed.
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** A proctor's wall that comes back by itself and watches everybody. */
export interface WatchingWall {
  /** By attempt: the latest frame seen. */
  seen: Map<AttemptId, number>
  /** When each alert came first, by `attempt kind`. */
  alerts: Map<string, number>
  stop(): void
}

/** Opens a wall on whatever process takes the connection. */
export function openWall(
  url: string,
  cookie: string,
  sittingId: SittingId,
  attemptIds: readonly AttemptId[],
): WatchingWall {
  const seen = new Map<AttemptId, number>()
  const alerts = new Map<string, number>()
  let isStopped = false
  let socket = connect()

  function connect(): WebSocket {
    const opened = new WebSocket(`${url.replace('http', 'ws')}/socket/wall/${sittingId}`, {
      headers: { cookie },
      perMessageDeflate: false,
    })
    opened.on('error', () => undefined)
    opened.on('open', () => {
      for (const [at, attemptId] of attemptIds.entries())
        opened.send(JSON.stringify({ type: 'subscribe', subscription: at + 1, attemptId, track: 'preview' }))
    })
    opened.on('message', (data: Buffer, isBinary) => (isBinary ? see(data) : hear(String(data))))
    opened.on('close', () => {
      setTimeout(() => {
        if (!isStopped) socket = connect()
      }, 500)
    })
    return opened
  }

  function see(data: Buffer): void {
    const { subscription = 0, frame } = decodeWallFrame(data) ?? {}
    const attemptId = attemptIds[subscription - 1]
    if (attemptId && frame?.kind === 'media')
      seen.set(attemptId, Math.max(seen.get(attemptId) ?? 0, frame.seq))
  }

  function hear(text: string): void {
    const message = ToWall.parse(JSON.parse(text))
    if (message.type !== 'alert') return
    const name = `${message.alert.attemptId} ${message.alert.kind}`
    if (!alerts.has(name)) alerts.set(name, performance.now())
  }

  return {
    seen,
    alerts,
    stop() {
      isStopped = true
      socket.terminate()
    },
  }
}
