import { z } from 'zod'
import type { Bus } from './bus.ts'

/** Brings text to every process, the sender too. What it cannot bring is lost. */
export interface Carrier {
  /** At most 8,000 bytes. */
  send(text: string): Promise<void>
  /** Called once, before the first `send`. */
  hear(listener: (text: string) => void): void
  /** Whether there is a connection. */
  isUp(): boolean
  stop(): Promise<void>
}

/** Hints gather this long before they leave together. */
const gatherMs = 50
const beatMs = 250
/** Nobody's own beat has come back for so long: hints of others may not arrive. */
const deafAfterMs = 900
const mostBytes = 7_500
/** While the carrier is slow no more than this waits; what is older is lost. */
const mostWaiting = 5_000

const Batch = z.object({ from: z.string(), hints: z.array(z.tuple([z.string(), z.looseObject({})])) })

/** A bus of several processes: listeners here hear at once, those elsewhere by the carrier. */
export function aSharedBus(local: Bus, carrier: Carrier, me: string): Bus {
  let waiting: string[] = []
  let isSending = false
  let echoedAt = 0
  let gathering: NodeJS.Timeout | undefined

  carrier.hear((text) => {
    const batch = readBatch(text)
    if (batch?.from === me) echoedAt = performance.now()
    else for (const [topic, hint] of batch?.hints ?? []) local.publishHere(topic, hint)
  })

  async function flush(isBeat = false): Promise<void> {
    gathering = undefined
    if (isSending) return
    isSending = true
    try {
      do {
        await carrier.send(`{"from":${JSON.stringify(me)},"hints":[${takeSome(waiting).join(',')}]}`)
      } while (waiting.length > 0)
    } catch {
      // Hints may be lost; whoever needs to know sees that the bus is not healthy.
      if (!isBeat) waiting = []
    }
    isSending = false
  }

  const beating = setInterval(() => void flush(true), beatMs)
  beating.unref()
  return {
    publishHere: local.publishHere,
    subscribe: local.subscribe,
    publish(topic, hint) {
      local.publish(topic, hint)
      waiting.push(asText(topic, hint))
      if (waiting.length > mostWaiting) waiting.shift()
      gathering ??= setTimeout(() => void flush(), gatherMs)
    },
    healthy: () => carrier.isUp() && performance.now() - echoedAt < deafAfterMs,
    async stop() {
      clearInterval(beating)
      clearTimeout(gathering)
      await flush()
      await carrier.stop()
    },
  }
}

/** What is too large becomes a hint to read again: its short words only, e.g. `type` and `attemptId`. */
function asText(topic: string, hint: object): string {
  const text = JSON.stringify([topic, hint])
  if (Buffer.byteLength(text) <= mostBytes) return text
  const short = Object.entries(hint).filter(([, value]) => typeof value === 'string' && value.length <= 100)
  return JSON.stringify([topic, Object.fromEntries(short)])
}

/** Takes as many hints as fit into one message. */
function takeSome(waiting: string[]): string[] {
  let bytes = 0
  let count = 0
  for (const text of waiting) {
    bytes += Buffer.byteLength(text) + 1
    if (count > 0 && bytes > mostBytes) break
    count += 1
  }
  return waiting.splice(0, count)
}

function readBatch(text: string): z.infer<typeof Batch> | undefined {
  try {
    return Batch.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
