import os from 'node:os'
import { answerer } from './answer.ts'
import type { FromVision, ToVision } from './messages.ts'

// A process of its own, which vision.ts starts: it looks at pictures beside the server, which never waits for it.

try {
  // Whoever answers comes first: looking takes what is left of the machine.
  os.setPriority(10)
} catch {
  // Some systems allow nobody to be nice.
}

function tell(message: FromVision): void {
  process.send?.(message)
}

let before: Promise<unknown> = Promise.resolve()
const set = process.argv[2] === 'strict' ? 'strict' : 'best'
const answer = answerer(set, (missing, reason) =>
  tell({ networks: { missing, ...(reason !== undefined && { reason }) } }),
)

process.on('message', ({ number, asked }: ToVision) => {
  before = before
    .then(() => answer(asked))
    .then(
      (given) => tell({ number, answer: given }),
      (error: unknown) => tell({ number, answer: { is: 'failed', reason: String(error) } }),
    )
})
// Without a server there is nobody to look for.
process.on('disconnect', () => process.exit(0))
