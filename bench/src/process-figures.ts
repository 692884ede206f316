import { readdirSync, readFileSync } from 'node:fs'

/** What one or several processes have used and hold, as Linux counts it. */
export interface ProcessFigures {
  cpuSeconds: number
  /** Memory they would give back if they ended: what several share is counted once (Pss). */
  megabytes: number
}

/** Figures of a server's own process and of what it started: the processes that look at pictures, and its PostgreSQL. */
export interface ServerFigures {
  server: ProcessFigures
  vision: ProcessFigures
  database: ProcessFigures
}

export function figuresOf(pid: number): ServerFigures {
  const started = descendantsOf(pid)
  const looking = started.filter(looksAtPictures)
  return {
    server: sum([pid]),
    vision: sum(looking),
    database: sum(started.filter((one) => !looking.includes(one))),
  }
}

/** CPU seconds of the thread a process began with, where its JavaScript runs: when that is full, so is the process. */
export function mainThreadSeconds(pid: number): number {
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')
  return Number(nanoseconds) / 1e9
}

function looksAtPictures(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('vision-process')
  } catch {
    return false
  }
}

const ticksPerSecond = 100

function sum(pids: readonly number[]): ProcessFigures {
  const all = pids.map(figuresOfOne)
  return {
    cpuSeconds: all.reduce((total, { cpuSeconds }) => total + cpuSeconds, 0),
    megabytes: all.reduce((total, { megabytes }) => total + megabytes, 0),
  }
}

/** A process that has just ended counts nothing. */
function figuresOfOne(pid: number): ProcessFigures {
  try {
    const fields = statOf(pid)
    // utime, stime, cutime and cstime, proc_pid_stat(5): own time and that of children that ended, as database
    // connections do. Ours begin after the name.
    const ticks = fields.slice(11, 15).reduce((total, field) => total + Number(field), 0)
    const cpuSeconds = ticks / ticksPerSecond
    const [, kilobytes] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    return { cpuSeconds, megabytes: Number(kilobytes ?? 0) / 1024 }
  } catch {
    return { cpuSeconds: 0, megabytes: 0 }
  }
}

function descendantsOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }))
  const below = (one: number): number[] =>
    parents.filter(({ parent }) => parent === one).flatMap((child) => [child.pid, ...below(child.pid)])
  return below(pid)
}

function parentOf(pid: number): number {
  try {
    return Number(statOf(pid)[1])
  } catch {
    return 0
  }
}

/** The fields after the name, which may itself hold spaces. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}
