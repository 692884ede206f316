import { availableParallelism } from 'node:os'
import { perApp } from '../platform/per-app.ts'
import { createHashQueue, type HashQueue } from './hash-queue.ts'
import { createPatience, type Patience } from './patience.ts'

/** What guards the passwords of one server: the queue that hashes and the memory of failures. */
export interface Door {
  queue: HashQueue
  patience: Patience
}

/** One hash at a time for every four cores: signing in may be slow at the start of an exam, the exam itself may not. */
export const doorOf = perApp<Door>(() => ({
  queue: createHashQueue({ atOnce: Math.ceil(availableParallelism() / 4), waiting: 200 }),
  patience: createPatience(),
}))
