import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does the work and undoes what it set up, once, in every case: it is done, it threw, something nobody waits for threw, or the
 * program is told to end. Each step of the undoing is tried even where one before it failed.
 */
export async function withUndoing<T>(steps: readonly (() => void)[], work: () => Promise<T>): Promise<T> {
  let isUndone = false
  const undo = () => {
    if (isUndone) return
    isUndone = true
    for (const step of steps) attempt(step)
  }
  const endByUs = () => process.exit(1)
  // What nobody caught ends the program without a `finally`; this it still does.
  process.once('exit', undo)
  for (const signal of signals) process.once(signal, endByUs)
  try {
    return await work()
  } finally {
    undo()
    process.off('exit', undo)
    for (const signal of signals) process.off(signal, endByUs)
  }
}

/** Starts a program that the system ends when ours dies, even of kill -9; `before` is what starts it in its turn, such as unshare. */
export function spawnMortal(
  before: readonly string[],
  program: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const [first = '', ...others] = [...before, 'setpriv', '--pdeathsig', 'INT', '--', ...program]
  return spawn(first, others, options)
}

/** Ends a program as Ctrl+C does, and waits, without giving others a turn, until it has ended; after five seconds it is killed. */
export function endNow({ pid }: ChildProcess): void {
  if (pid === undefined || !isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  const latest = performance.now() + 5_000
  while (isAlive(pid) && performance.now() < latest) sleep(20)
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}

function attempt(step: () => void): void {
  try {
    step()
  } catch (cause) {
    console.error('could not be undone:', cause)
  }
}

/** Something that has ended and is waited for by nobody (a zombie) is not. */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
