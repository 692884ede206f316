import { Journal, type Unsent } from '@invigil/candidate/src/attempt/journal.ts'
import { type Recorded, Sender } from '@invigil/candidate/src/attempt/sender.ts'
import { memoryStore } from '@invigil/candidate/src/store/open-store.ts'

/** What a page has of its attempt, and how it reaches the server. */
export interface Line {
  hold: Parameters<typeof Journal.open>[1]
  send: (batch: readonly Unsent[]) => Promise<Recorded>
  onDoubtful: (entries: readonly Unsent[]) => void
}

/** What brings answers to the server. */
export interface Page {
  write(itemId: string, body: { text: string }): void
  /** Whether nothing waits any more within so many ms. */
  drained(withinMs: number): Promise<boolean>
  stop(): void
}

/** The journal and the sender of the real page. */
export async function realPage({ hold, send, onDoubtful }: Line): Promise<Page> {
  const journal = await Journal.open(memoryStore(), hold)
  const nothing = () => undefined
  const sender = new Sender({
    ...{ journal, send, onDoubtful, onRecorded: nothing, onSending: nothing, onRefused: nothing },
  })
  return {
    write: (itemId, body) => void journal.write(itemId, body).then(() => sender.wake()),
    drained: (withinMs) => sender.drained(withinMs),
    stop: () => sender.stop(),
  }
}

/** A control that must lose: it sends each answer once, and heard of or not, it is forgotten. */
export async function pageWithoutJournal(line: Line): Promise<Page> {
  return pageThatBrings(line, async (sendOnce) => void (await sendOnce()))
}

/** A control that must write twice: what it heard nothing of it sends again, as if it were another entry. */
export async function pageWithoutNumbers(line: Line): Promise<Page> {
  return pageThatBrings(line, async (sendOnce, isStopped) => {
    while (!(await sendOnce()) && !isStopped()) await pause(300)
  })
}

function pageThatBrings(
  { hold: { journalId, opening }, send }: Line,
  bring: (sendOnce: () => Promise<boolean>, isStopped: () => boolean) => Promise<void>,
): Page {
  let [seq, waiting, isStopped] = [0, 0, false]
  let last = Promise.resolve()
  const sendOnce = async (itemId: string, body: Unsent['body']) => {
    seq += 1
    const entry = { journalId, opening, seq, itemId, body, at: Date.now() }
    return await send([entry]).then(
      () => true,
      () => false,
    )
  }
  return {
    write(itemId, body) {
      waiting += 1
      last = last
        .then(async () => {
          const isOver = () => isStopped
          if (!isOver()) await bring(() => sendOnce(itemId, body), isOver)
        })
        .finally(() => {
          waiting -= 1
        })
    },
    async drained(withinMs) {
      const latest = performance.now() + withinMs
      while (waiting > 0 && performance.now() < latest) await pause(50)
      return waiting === 0
    },
    stop() {
      isStopped = true
    },
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
