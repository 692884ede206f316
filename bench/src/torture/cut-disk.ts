import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startVictim } from './victim.ts'

/** A disk whose power can be cut: what had reached it at one moment can be looked at again and again. */
export interface CutDisk {
  /** Where it is mounted. */
  live: string
  /** Mounts what is on the disk now, and nothing that only memory holds; gone when `use` has ended. */
  cut(): { mount(): string; unmount(): void }
  remove(): void
}

/** Why no such disk can be made here; undefined when it can. */
export function whyNoDisk(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root mounts disks'
  const missing = ['mkfs.xfs', 'mkfs.ext4', 'mount'].filter((program) => !isThere(program))
  return missing.length > 0 ? `install ${missing.join(', ')} (xfsprogs, e2fsprogs)` : undefined
}

/**
 * An ext4 on a file that lies on an XFS: cloning the file keeps exactly what had reached the block device, as a power cut
 * would leave it. Needs root and 4 GB of room, most of it never written.
 */
export function aCutDisk(): CutDisk {
  const base = mkdtempSync(path.join(os.tmpdir(), 'invigil-disk-'))
  const [outer, live, after] = ['xfs', 'live', 'after'].map((name) => path.join(base, name)) as [
    string,
    string,
    string,
  ]
  for (const folder of [outer, live, after]) mkdirSync(folder)
  const image = path.join(base, 'xfs.img')
  run('truncate', '-s', '3G', image)
  run('mkfs.xfs', '-q', '-f', '-m', 'reflink=1', image)
  run('mount', '-o', 'loop', image, outer)
  const disk = path.join(outer, 'disk.img')
  run('truncate', '-s', '1G', disk)
  run('mkfs.ext4', '-q', '-F', disk)
  run('mount', '-o', 'loop', disk, live)
  return {
    live,
    cut() {
      const clone = path.join(outer, 'cut.img')
      rmSync(clone, { force: true })
      run('cp', '--reflink=always', disk, clone)
      return {
        mount() {
          run('mount', '-o', 'loop', clone, after)
          return after
        },
        unmount: () => run('umount', '-q', after),
      }
    },
    remove() {
      for (const mounted of [after, live, outer]) {
        try {
          run('umount', '-q', mounted)
        } catch {
          // That one was not mounted.
        }
      }
      rmSync(base, { recursive: true, force: true })
    },
  }
}

/** They name processes that still live here, and would have died with the machine. */
const tracesOfProcesses = [
  ...['lock', 'postgres/data/postmaster.pid'],
  ...['postgres/.s.PGSQL.5432', 'postgres/.s.PGSQL.5432.lock'],
]

/** Starts a server on the data of a disk whose power was cut, and lets `look` find what is there. */
export async function startOnCut<Found>(
  cut: ReturnType<CutDisk['cut']>,
  look: (data: string) => Promise<Found>,
): Promise<{ readyAfterMs: number; found: Found }> {
  const data = path.join(cut.mount(), 'data')
  try {
    for (const trace of tracesOfProcesses) rmSync(path.join(data, trace), { force: true })
    const after = await startVictim(data)
    try {
      return { readyAfterMs: after.readyAfterMs, found: await look(data) }
    } finally {
      await after.stop()
    }
  } finally {
    // Its last files are closed a moment after the process is gone.
    await new Promise((resolve) => setTimeout(resolve, 300))
    cut.unmount()
  }
}

function isThere(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
