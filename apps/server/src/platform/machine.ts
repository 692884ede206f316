import { readFileSync, readlinkSync } from 'node:fs'
import os from 'node:os'

/**
 * What the numbers of processes are asked of: a start of a machine, and a container on it. A machine that was started again is
 * another one, and of what ran before nothing lives.
 */
export function thisMachine(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return os.hostname()
  }
}

/** When a process began, in the kernel's ticks, so that a reused number is not taken for it; undefined when there is none. */
export function begunAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces; the 20th field after it is the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return isRunning(pid) ? 'unknown' : undefined
  }
}

/** For systems without /proc. */
function isRunning(pid: number): boolean {
  try {
    return process.platform !== 'linux' && process.kill(pid, 0)
  } catch {
    return false
  }
}
