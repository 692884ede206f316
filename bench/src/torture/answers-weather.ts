import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Gate } from './gate.ts'
import { startVictim, type Victim } from './victim.ts'

const hour = 3_600_000
/** After how many ms without an answer a page sends again, in a storm. */
export const giveUpAfterMs = 1_000
/** Long enough that pages give up waiting and send again, and that this one is given up, too. */
const standStillMs = 2 * giveUpAfterMs + 300
const wrongTimeMs = 700
const clockReadEveryMs = 50

export interface Scene {
  folder: string
  /** The file that says by how much the server's clock is wrong. */
  clock: string
  gate: Gate
  victim: Victim
}

export interface Storm {
  name: string
  /** `look` is done by those whom it meets, in the middle of it, where that matters. */
  rage: (look: () => Promise<void>) => Promise<void>
  /** It ends the exam of everybody it hits, so that each time other writers are hit. */
  endsExams?: boolean
}

/** What neither kills nor loses anything: lines cut in mid-air, server and database standing still, a clock that is set. */
export function stormsOf({ folder, clock, gate, victim }: Scene): Storm[] {
  return [
    {
      name: 'the line is cut',
      rage: () =>
        cutLine(
          () => gate.shut(),
          () => gate.open(victim.url),
        ),
    },
    { name: 'the server stands still', rage: () => standStill([victim.pid]) },
    { name: 'the database stands still', rage: () => standStill(databaseOf(folder)) },
    { name: 'the clock is set back a day', rage: () => setClock(clock, -24 * hour) },
    { name: 'the clock is set on by ten minutes', rage: () => setClock(clock, hour / 6) },
    {
      name: 'the clock is set on by a day',
      // Who looks while the clock is wrong is handed in by it.
      rage: (look) => setClock(clock, 24 * hour, look),
      endsExams: true,
    },
  ]
}

/** A server whose clock is what a file says; what it starts and what runs beside it have the real one. */
export async function startWithClock(folder: string, clock: string): Promise<Victim> {
  const { NODE_OPTIONS = '' } = process.env
  process.env.INVIGIL_TORTURE_CLOCK = clock
  process.env.NODE_OPTIONS = `${NODE_OPTIONS} --import ${new URL('./answers-clock.ts', import.meta.url).href}`
  try {
    return await startVictim(folder)
  } finally {
    process.env.NODE_OPTIONS = NODE_OPTIONS
  }
}

/** In the middle of whatever is under way; twice, so that the answer to what was sent again is lost, too. */
async function cutLine(shut: () => void, open: () => void): Promise<void> {
  shut()
  await pause(200)
  open()
  await pause(Math.random() * 100)
  shut()
  await pause(Math.random() * 700)
  open()
}

async function standStill(pids: readonly number[]): Promise<void> {
  for (const pid of pids) tell(pid, 'SIGSTOP')
  await pause(standStillMs)
  for (const pid of pids) tell(pid, 'SIGCONT')
}

/** A process of the database that helped for a moment may have ended by itself. */
function tell(pid: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function setClock(file: string, offset: number, meanwhile = async () => {}): Promise<void> {
  writeFileSync(file, String(offset))
  await Promise.all([pause(wrongTimeMs), pause(2 * clockReadEveryMs).then(meanwhile)])
  writeFileSync(file, '0')
}

function databaseOf(folder: string): number[] {
  const pid = Number(readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  return [pid, ...children.filter((id) => id > 1)]
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
