import { encodeFrame, type TrackKind } from '@invigil/contract/frame.ts'
import { Governor } from './governor.ts'
import { type Lane, type LanePlan, lanes } from './lanes.ts'
import { Lateness } from './lateness.ts'
import { type Outgoing, OutgoingQueue } from './outgoing.ts'
import { SendWindow } from './send-window.ts'
import { Spool } from './spool.ts'

/** A line between a candidate and a server, and how busy the two machines are. Times in milliseconds since the start. */
export interface PretendLine {
  bitsASecond(now: number): number
  roundTripMs: number
  /** Of a hundred messages so many are lost on the way and come again, and everything waits behind them. */
  lostPercent?: number
  /** A machine does nothing else before this instant when it is busy now. */
  pageIsBusyUntil?(now: number): number
  serverIsBusyUntil?(now: number): number
  /** Bytes of the screen's first picture. */
  screenKeyBytes?: number
}

/** What came of it, each second. */
export interface LineReport {
  bits: number[]
  plans: Record<Lane, LanePlan[]>
  /** Frames that the server got, by track. */
  arrived: Record<Lane, number[]>
  /** How long a candidate's answer, one each second over the same line, took there and back. */
  answerMs: number[]
}

interface OnTheWay {
  message: Outgoing
  at: number
}

const tickMs = 10
const beatMs = 100
/** Of each message, for the headers of TLS, TCP and IP. */
const overheadBytes = 75
const answerBytes = 900

/** Records over a pretend line with the real spool, window, queue and governor; as many seconds as are told. */
export function recordOver(line: PretendLine, seconds: number): LineReport {
  const run = new PretendRun(line)
  for (let now = 0; now < seconds * 1000; now += tickMs) run.tick(now)
  return run.report
}

class PretendRun {
  readonly report: LineReport = {
    bits: [],
    plans: { microphone: [], preview: [], screen: [], camera: [] },
    arrived: { microphone: [], preview: [], screen: [], camera: [] },
    answerMs: [],
  }
  readonly #line: PretendLine
  readonly #spool = new Spool(undefined, 1e9)
  readonly #queue = new OutgoingQueue(this.#spool)
  readonly #window = new SendWindow()
  readonly #lateness = new Lateness(beatMs)
  readonly #governor = new Governor(lanes)
  readonly #arrived = new Map<TrackKind, number>()
  readonly #seq = new Map<Lane, number>()
  readonly #dueAt = new Map<Lane, number>()
  #freeAt = 0
  #sentCount = 0
  #thither: OnTheWay[] = []
  #hither: OnTheWay[] = []
  #beatAt = 0
  #pageBusyUntil = 0
  #serverBusyUntil = 0
  #serverLateMs = 0

  constructor(line: PretendLine) {
    this.#line = line
  }

  tick(now: number): void {
    if (now % 1000 === 0) this.#note(now)
    if (now >= this.#serverBusyUntil) {
      this.#serverBusyUntil = this.#line.serverIsBusyUntil?.(now) ?? 0
      this.#serverLateMs = Math.max(this.#serverLateMs, this.#serverBusyUntil - now)
      this.#serve(now)
    }
    if (now < this.#pageBusyUntil) return
    this.#pageBusyUntil = this.#line.pageIsBusyUntil?.(now) ?? 0
    this.#hear(now)
    for (const lane of lanes) this.#capture(lane, now)
    if (now >= this.#beatAt) this.#beat(now)
    while (this.#window.hasRoom) {
      const message = this.#queue.next(this.#window.pieceBytes)
      if (!message) return
      this.#window.sent(message, now)
      this.#thither.push({ message, at: this.#sendAt(message.bytes.length, now) })
    }
  }

  #note(now: number): void {
    this.report.bits.push(this.#governor.bits)
    for (const lane of lanes) {
      this.report.plans[lane].push(this.#governor.plan(lane))
      this.report.arrived[lane].push(0)
    }
    this.report.answerMs.push(this.#sendAt(answerBytes, now) + this.#line.roundTripMs / 2 - now)
    if (this.#serverLateMs >= 80) this.#lateness.hear(this.#serverLateMs, now)
    this.#serverLateMs = 0
  }

  #beat(now: number): void {
    this.#beatAt = now + beatMs
    this.#lateness.beat(now)
    this.#governor.step(
      {
        ageMs: (track) => {
          const since = this.#spool.waitingSince(track, this.#arrived.get(track) ?? 0)
          return since === undefined ? 0 : now - since
        },
        isCatchingUp: false,
        deliveredBits: this.#window.deliveredBits(now),
        lateMs: this.#lateness.ms(now),
      },
      now,
    )
  }

  /** When a message is there: one after the other, and what is lost comes a round trip and a wait later. */
  #sendAt(bytes: number, now: number): number {
    const { bitsASecond, roundTripMs, lostPercent = 0 } = this.#line
    this.#sentCount += 1
    const isLost = (this.#sentCount * 37) % 100 < lostPercent
    this.#freeAt =
      Math.max(this.#freeAt, now) +
      ((bytes + overheadBytes) * 8000) / bitsASecond(now) +
      (isLost ? roundTripMs + 30 : 0)
    return this.#freeAt + roundTripMs / 2
  }

  #serve(now: number): void {
    const here = this.#thither.filter(({ at }) => at <= now)
    this.#thither = this.#thither.filter(({ at }) => at > now)
    for (const { message } of here) {
      if (message.isLast) {
        const perSecond = this.report.arrived[message.track as Lane]
        perSecond.push((perSecond.pop() ?? 0) + 1)
      }
      this.#hither.push({ message, at: now + this.#line.roundTripMs / 2 })
    }
  }

  #hear(now: number): void {
    const here = this.#hither.filter(({ at }) => at <= now)
    this.#hither = this.#hither.filter(({ at }) => at > now)
    for (const { message } of here) {
      const { track, seq, piece, isLast } = message
      this.#window.arrived(track, seq, isLast ? 0 : piece, now, this.#lateness.ms(now))
      if (!isLast) continue
      this.#arrived.set(track, seq)
      this.#spool.release(track, seq)
    }
  }

  #capture(lane: Lane, now: number): void {
    const { plan, skips } = this.#governor.traffic(lane, false)
    if (now < (this.#dueAt.get(lane) ?? 0) || skips || plan.bits === 0) return
    const rate = plan.framesPerSecond || 10
    this.#dueAt.set(lane, now + 1000 / rate)
    const seq = (this.#seq.get(lane) ?? 0) + 1
    this.#seq.set(lane, seq)
    const isFirstScreen = lane === 'screen' && seq === 1
    const payload = isFirstScreen ? (this.#line.screenKeyBytes ?? 60_000) : plan.bits / 8 / rate
    const frame = { kind: 'media', isKey: false, track: lane, seq, ts: now * 1000 } as const
    this.#spool.add(lane, seq, encodeFrame({ ...frame, payload: new Uint8Array(Math.ceil(payload)) }), now)
  }
}
