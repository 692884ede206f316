import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DataDirectoryTrouble } from './data-directory.ts'
import type { DatabaseLine } from './database-line.ts'
import { begunAt, thisMachine } from './machine.ts'
import { sinceNow } from './since.ts'
import { writeOnce } from './write-once.ts'

/** Another process of this installation, as it was last seen. */
export interface OtherProcess {
  id: string
  /** The data directory it works in: those of one place share a disk. */
  place: string
  /** On this machine, where the kernel is asked whether it lives; others are told by their heartbeat. */
  isHere: boolean
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
  /** Says where others reach this one, and begins to show that it lives. Throws DataDirectoryTrouble when its data directory is in use elsewhere, or a copy of one that is. */
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
  /** False when others may take this one for dead or its data directory for theirs, so that it must no longer promise anything. */
  isTrusted(): boolean
  stop(): Promise<void>
}

const beatMs = 1_000
/** Of a process on another machine. On this one the kernel is asked. */
const deadAfterSeconds = 3
const lookEveryMs = 250
/** Longer than that, and than it takes a living one to show itself again. */
const looksAtOther = 16
/** Shorter than that by what a message takes. */
const trustedMs = 2_500

/** A process that shares its database with nobody. */
export function alone(isDataOurs: () => boolean): Processes {
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
    isTrusted: isDataOurs,
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
  machine: string
  host: string
  /** Its heartbeat, to tell it from another. */
  beat: string
  is_fresh: boolean
  /** It began before this one. */
  is_older: boolean
}

interface Here {
  machine: string
  /** Until it looks again whether a process elsewhere lives. */
  wait: () => Promise<unknown>
}

/** Joins the processes of a database, from a data directory. */
export function joinProcesses(
  line: DatabaseLine,
  data: string,
  isDataOurs: () => boolean,
  { machine = thisMachine(), wait = () => pause(lookEveryMs) }: Partial<Here> = {},
): Processes {
  const me = randomUUID()
  const place = thePlace(data)
  const secret = randomBytes(32).toString('base64url')
  const mine = { me, place, machine }
  let others: OtherProcess[] = []
  let sinceBeat = sinceNow()
  let timer: NodeJS.Timeout | undefined
  let address = ''
  let isLeftBehind = false
  const hearers = new Set<(dead: OtherProcess) => void>()
  const beats: Beats = new Map()

  async function look(): Promise<void> {
    const passed = sinceNow()
    await showLife(line, { ...mine, secret, address })
    sinceBeat = passed
    others = await readOthers(line, mine, beats)
    for (const other of others) if (!other.isAlive) for (const hear of hearers) hear(other)
  }

  async function leave(): Promise<void> {
    clearInterval(timer)
    if (!isLeftBehind)
      await line.query('delete from server_process where id = $1', [me]).catch(() => undefined)
  }

  return {
    ...{ me, place, secret, isAlone: false },
    async begin(where) {
      address = where
      await untilUp(line)
      await look()
      timer = setInterval(() => void look().catch(() => undefined), beatMs)
      await refuseSharedPlace(line, mine, { wait, leave })
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
    isTrusted: () => isDataOurs() && (sinceBeat() < trustedMs || others.every((other) => other.isHere)),
    stop: leave,
  }
}

interface Mine {
  me: string
  place: string
  machine: string
}

/** The line was opened a moment ago. */
async function untilUp(line: DatabaseLine): Promise<void> {
  for (let tries = 0; !line.isUp() && tries < 100; tries += 1) await pause(50)
}

async function showLife(
  line: DatabaseLine,
  { me, place, machine, secret, address }: Mine & { secret: string; address: string },
): Promise<void> {
  await line.query(
    `insert into server_process values ($1, $2, $3, $4, $5, $6, clock_timestamp(), clock_timestamp(), $7, $8)
     on conflict (id) do update set heartbeat_at = clock_timestamp()`,
    [me, place, process.pid, begunAt(process.pid) ?? '', address, secret, machine, os.hostname()],
  )
}

async function readRows(line: DatabaseLine, me: string): Promise<Row[]> {
  return await line.query<Row>(
    `select other.*, other.heartbeat_at::text as beat, other.heartbeat_at > clock_timestamp() - $2 * interval '1 second' as is_fresh,
       (other.started_at, other.id) < (mine.started_at, mine.id) as is_older
     from server_process other left join server_process mine on mine.id = $1
     where other.id <> $1 order by other.id`,
    [me, deadAfterSeconds],
  )
}

async function readOthers(line: DatabaseLine, mine: Mine, beats: Beats): Promise<OtherProcess[]> {
  const rows = await readRows(line, mine.me)
  noteBeats(beats, rows)
  return rows.map((row) => asOther(row, mine, beats))
}

/** When the heartbeat of each process elsewhere was first seen as it is now, by this process's own clock: the database's may be set. */
type Beats = Map<string, { beat: string; seenAt: number }>

function noteBeats(beats: Beats, rows: readonly Row[]): void {
  const known = new Set(rows.map(({ id }) => id))
  for (const id of beats.keys()) if (!known.has(id)) beats.delete(id)
  for (const { id, beat, is_fresh } of rows) {
    if (beats.get(id)?.beat === beat) continue
    beats.set(id, { beat, seenAt: is_fresh ? performance.now() : Number.NEGATIVE_INFINITY })
  }
}

function isBeating(beats: Beats, id: string): boolean {
  const seenAt = beats.get(id)?.seenAt ?? Number.NEGATIVE_INFINITY
  return performance.now() - seenAt < deadAfterSeconds * 1000
}

function asOther(row: Row, mine: Mine, beats: Beats): OtherProcess {
  const { id, place, address, secret } = row
  const isHere = place === mine.place && row.machine === mine.machine
  // A process that hangs is not dead: it may yet write to its journal.
  const isAlive = isHere ? begunAt(row.pid) === row.begun_at : isBeating(beats, id)
  return { id, place, isHere, isAlive, address, secret }
}

/**
 * What goes by a data directory's own name, its journal and who writes to it, is of one machine. A process elsewhere in the same one, or
 * in the one this was copied from, is seen by its heartbeat; a dead one stops to be fresh, or, where the database's clock was set back,
 * never moves.
 */
async function refuseSharedPlace(
  line: DatabaseLine,
  { me, place, machine }: Mine,
  { wait, leave }: { wait: Here['wait']; leave: () => Promise<void> },
): Promise<void> {
  const firstSeen = new Map<string, string>()
  for (let look = 0; look < looksAtOther; look += 1) {
    const rows = await readRows(line, me)
    const others = rows.filter(
      (row) => row.place === place && row.machine !== machine && row.is_fresh && row.is_older,
    )
    const living = others.find(({ id, beat }) => (firstSeen.get(id) ?? beat) !== beat)
    if (living) {
      await leave()
      throw new DataDirectoryTrouble(sentenceFor(living))
    }
    if (others.length === 0) return
    for (const { id, beat } of others) firstSeen.set(id, firstSeen.get(id) ?? beat)
    await wait()
  }
}

function sentenceFor({ host }: Row): string {
  return (
    `a server on another machine or in another container (${host}) works in this data directory, or in the one it was copied from. ` +
    'Stop that one, or give this one an empty directory with --data; of the other only keys and ledger are copied, ' +
    'see docs/guide/scaling.md.'
  )
}

/** A data directory's own name, made at the first start. */
function thePlace(data: string): string {
  const file = path.join(data, 'place.id')
  mkdirSync(data, { recursive: true })
  writeOnce(file, randomUUID())
  return readFileSync(file, 'utf8').trim()
}
