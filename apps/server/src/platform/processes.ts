import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { begunAt } from './data-directory.ts'
import type { DatabaseLine } from './database-line.ts'
import { writeOnce } from './write-once.ts'

/** Another process of this installation, as it was last seen. */
export interface OtherProcess {
  id: string
  /** The data directory it works in: those of one place share a disk. */
  place: string
  isAlive: boolean
  /** Where it takes connections of other processes, and what they prove themselves with. */
  address: string
  secret: string
}

/** This process and the others. */
export interface Processes {
  me: string
  place: string
  secret: string
  /** No other process shares this one's database: nothing needs to be agreed with anybody. */
  isAlone: boolean
  /** Says where others reach this one, and begins to show that it lives. */
  begin(address: string): Promise<void>
  find(id: string): OtherProcess | undefined
  others(): OtherProcess[]
  /** Whether what only one process should do is for this one. For a moment it may be true of two, or of none. */
  isFirst(): boolean
  /** Looks again at once who lives. */
  look(): Promise<void>
  /** Hears of each process that is found dead, again each second until it is forgotten; returns what ends it. */
  onDead(hear: (dead: OtherProcess) => void): () => void
  /** The journal of a dead one has been read: nothing of it is left. */
  forget(id: string): Promise<void>
  /** Something of this process must be read from its journal when it has ended: it stays in the table, as one that died. */
  leaveBehind(): void
  /** False when others may take this one for dead, so that it must no longer promise anything. */
  isTrusted(): boolean
  stop(): Promise<void>
}

const beatMs = 1_000
/** Of a process on another machine. On this one the kernel is asked. */
const deadAfterSeconds = 3
/** Shorter than that by what a message takes. */
const trustedMs = 2_500

/** A process that shares its database with nobody. */
export function alone(): Processes {
  return {
    ...{ me: randomUUID(), place: '', secret: '', isAlone: true },
    begin: async () => undefined,
    find: () => undefined,
    others: () => [],
    isFirst: () => true,
    look: async () => undefined,
    onDead: () => () => undefined,
    forget: async () => undefined,
    leaveBehind: () => undefined,
    isTrusted: () => true,
    stop: async () => undefined,
  }
}

interface Row {
  id: string
  place: string
  pid: number
  begun_at: string
  address: string
  secret: string
  is_fresh: boolean
}

/** Joins the processes of a database, from a data directory. */
export function joinProcesses(line: DatabaseLine, data: string): Processes {
  const me = randomUUID()
  const place = thePlace(data)
  const secret = randomBytes(32).toString('base64url')
  let others: OtherProcess[] = []
  let beatAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  let address = ''
  let isLeftBehind = false
  const hearers = new Set<(dead: OtherProcess) => void>()

  async function look(): Promise<void> {
    const sentAt = performance.now()
    const mine = [me, place, process.pid, begunAt(process.pid) ?? '', address, secret]
    await line.query(
      `insert into server_process values ($1, $2, $3, $4, $5, $6, clock_timestamp(), clock_timestamp())
       on conflict (id) do update set heartbeat_at = clock_timestamp()`,
      mine,
    )
    beatAt = sentAt
    others = await readOthers(line, me, place)
    for (const other of others) if (!other.isAlive) for (const hear of hearers) hear(other)
  }

  return {
    ...{ me, place, secret, isAlone: false },
    async begin(where) {
      address = where
      // The line was opened a moment ago.
      for (let tries = 0; !line.isUp() && tries < 100; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 50))
      await look()
      timer = setInterval(() => void look().catch(() => undefined), beatMs)
    },
    find: (id) => others.find((other) => other.id === id),
    others: () => others,
    isFirst: () => others.every((other) => !other.isAlive || me < other.id),
    look,
    onDead(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    async forget(id) {
      await line.query('delete from server_process where id = $1', [id])
      others = others.filter((other) => other.id !== id)
    },
    leaveBehind() {
      isLeftBehind = true
    },
    isTrusted: () => performance.now() - beatAt < trustedMs || others.every((other) => other.place === place),
    async stop() {
      clearInterval(timer)
      if (isLeftBehind) return
      await line.query('delete from server_process where id = $1', [me]).catch(() => undefined)
    },
  }
}

async function readOthers(line: DatabaseLine, me: string, place: string): Promise<OtherProcess[]> {
  const rows = await line.query<Row>(
    `select *, heartbeat_at > clock_timestamp() - $2 * interval '1 second' as is_fresh
     from server_process where id <> $1`,
    [me, deadAfterSeconds],
  )
  return rows.map((row) => asOther(row, place))
}

function asOther({ id, place, pid, begun_at, address, secret, is_fresh }: Row, here: string): OtherProcess {
  // A process that hangs is not dead: it may yet write to its journal.
  const isAlive = place === here ? begunAt(pid) === begun_at : is_fresh
  return { id, place, isAlive, address, secret }
}

/** A data directory's own name, made at the first start. */
function thePlace(data: string): string {
  const file = path.join(data, 'place.id')
  mkdirSync(data, { recursive: true })
  writeOnce(file, randomUUID())
  return readFileSync(file, 'utf8').trim()
}
