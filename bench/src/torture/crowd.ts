import { randomUUID } from 'node:crypto'
import type { TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId, ItemId } from '@invigil/contract/ids.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import {
  aConfig,
  aPretendRecorder,
  type PretendRecorder,
  someBytes,
} from '@invigil/server/src/media/testing-recorder.ts'
import { type Caller, callerOf } from '@invigil/simulator/wire/caller.ts'
import { foundOrganisation, openHall, publishExam, withoutCheckIn } from '../hall.ts'
import type { ServerProcess } from '../server-process.ts'
import type { Gate } from './gate.ts'
import { digestOf, type History } from './history.ts'

const kinds: readonly TrackKind[] = ['camera', 'preview']
const framesASecond = 8
const framesAKey = 16

/** Candidates that record two tracks and answer all the time, through a gate behind which servers come and go. */
export interface Crowd {
  /** From here on frames are made; `rest` ends it. */
  work(): void
  rest(): void
  /** How many answers and frames were acknowledged so far. */
  answered(): number
  acked(): number
  /** How many recorders the server told that it cannot store. */
  told(): number
  /** Returns when everything made is acknowledged; throws after so many ms. */
  delivered(patienceMs?: number): Promise<void>
  stop(): void
}

/** Brings candidates into a new sitting of this server; whatever they make and are promised is written into the history. */
export async function aCrowd(
  server: ServerProcess,
  gate: Gate,
  history: History,
  candidates: number,
): Promise<Crowd> {
  const { caller } = await foundOrganisation(server)
  const examId = await publishExam(caller, {
    ...withoutCheckIn,
    streams: { camera: 'asked', microphone: 'off', screen: 'off' },
    recording: 'whole',
  })
  const { tokens } = await openHall(caller, examId, candidates)
  const all: Candidate[] = []
  for (const token of tokens) all.push(await aCandidate(server.url, token, gate, history))
  const doing: NodeJS.Timeout[] = []
  return {
    work() {
      for (const one of all)
        doing.push(
          setInterval(one.film, 1000 / framesASecond),
          setInterval(() => void one.answer(), 700 + Math.random() * 600),
        )
    },
    rest: () => doing.splice(0).forEach(clearInterval),
    answered: () => all.reduce((sum, one) => sum + one.answered(), 0),
    acked: () =>
      all.reduce((sum, { recorder }) => sum + kinds.reduce((own, kind) => own + recorder.acked(kind), 0), 0),
    told: () =>
      all.filter(({ recorder }) => recorder.notices.some(({ type }) => type === 'cannot-store')).length,
    delivered: (patienceMs = 60_000) => delivered(all, patienceMs),
    stop() {
      doing.splice(0).forEach(clearInterval)
      for (const { recorder } of all) recorder.stop()
    },
  }
}

interface Candidate {
  recorder: PretendRecorder
  film(): void
  answer(): Promise<void>
  answered(): number
}

/** Comes in by a personal link, consents and begins; answers the attempt, its key and its opening. */
async function enter(url: string, token: string) {
  const entered = await callerOf(url).attempt.enterByLink({ token })
  const { attemptId, attemptKey } = entered
  const caller = callerOf(url, { authorization: `Bearer ${attemptKey}` })
  await caller.checkin.consent({
    attemptId,
    wording: 'torture',
    consents: [{ stream: 'camera', isGiven: true }],
  })
  await caller.checkin.ready({ attemptId })
  await caller.attempt.start({ attemptId })
  return entered
}

async function aCandidate(url: string, token: string, gate: Gate, history: History): Promise<Candidate> {
  const { attemptId, attemptKey: key, opening } = await enter(url, token)
  const recorder = aPretendRecorder(() => `${gate.url.replace('http', 'ws')}/socket/media/${attemptId}`, {
    key,
    onPromise(promise) {
      const promised =
        promise.says === 'ack' ? [[promise.track, promise.seq] as const] : entriesOf(promise.durable)
      for (const [track, seq] of promised)
        history.note({ is: promise.says === 'ack' ? 'acked' : 'greeted', attemptId, track, seq })
    },
  })
  const begunAt = Date.now()
  const make = (track: TrackKind, frame: Parameters<PretendRecorder['send']>[1]) => {
    const made = recorder.send(track, frame)
    history.note({ is: 'made', attemptId, track, seq: made.seq, digest: digestOf(made) })
  }
  for (const kind of kinds) make(kind, { kind: 'config', ts: 0, payload: aConfig(begunAt) })
  const caller = callerOf(gate.url, { authorization: `Bearer ${key}` })
  const writer = aWriter(caller, { attemptId, opening }, history)
  return {
    recorder,
    film() {
      for (const kind of kinds) {
        const isKey = (recorder.made.get(kind)?.length ?? 0) % framesAKey === 1
        make(kind, { isKey, ts: (Date.now() - begunAt) * 1000, payload: someBytes(isKey ? 5000 : 900) })
      }
    },
    ...writer,
  }
}

function entriesOf(durable: Partial<Record<TrackKind, number>>): (readonly [TrackKind, number])[] {
  return kinds.map((kind) => [kind, durable[kind] ?? 0])
}

/** Writes answers one after the other; each is sent until it is acknowledged, as a page does. */
function aWriter(
  caller: Caller,
  { attemptId, opening }: { attemptId: AttemptId; opening: number },
  history: History,
) {
  const journalId = randomUUID()
  const itemId = someItem()
  let isBusy = false
  let answered = 0
  return {
    answered: () => answered,
    async answer() {
      if (isBusy) return
      isBusy = true
      const seq = answered + 1
      const chosen = `${seq} ${journalId}`
      const entries = [{ seq, itemId, body: { chosen }, at: 0 }]
      try {
        await caller.attempt.record({ attemptId, journalId, opening, entries })
        answered = seq
        history.note({ is: 'answered', attemptId, journalId, seq, chosen })
      } catch {
        // The server is down: the same one is sent again.
      }
      isBusy = false
    },
  }
}

async function delivered(all: readonly Candidate[], patienceMs: number): Promise<void> {
  const latest = performance.now() + patienceMs
  const waiting = () =>
    all.flatMap(({ recorder }) =>
      kinds.filter((kind) => recorder.acked(kind) < (recorder.made.get(kind)?.length ?? 0)),
    )
  while (waiting().length > 0) {
    if (performance.now() > latest)
      throw new Error(`${waiting().length} tracks are not delivered within ${patienceMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function someItem(): ItemId {
  const [item] = exampleExam('general-science-en').content.sections.flatMap(({ items }) => items)
  if (!item) throw new Error('the exam has no items')
  return item.id
}
