import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A volume that can be filled to its last byte, and emptied again. */
export interface SmallDisk {
  /** Where it is mounted. */
  live: string
  fill(): void
  /** Takes away what filled it. */
  makeRoom(): void
  remove(): void
}

/** An ext4 of so many megabytes on a file, without anything set aside for root. Needs root. */
export function aSmallDisk(megabytes: number): SmallDisk {
  const base = mkdtempSync(path.join(os.tmpdir(), 'invigil-small-'))
  const live = path.join(base, 'live')
  mkdirSync(live)
  const image = path.join(base, 'disk.img')
  run('truncate', '-s', `${megabytes}M`, image)
  run('mkfs.ext4', '-q', '-F', '-m', '0', image)
  run('mount', '-o', 'loop', image, live)
  const ballast = path.join(live, 'ballast')
  return {
    live,
    fill: () => fill(ballast),
    makeRoom: () => rmSync(ballast, { force: true }),
    remove() {
      run('umount', live)
      rmSync(base, { recursive: true, force: true })
    },
  }
}

/** Nearly all at once, so that little more than a moment lies between room and no room; then byte by byte. */
function fill(file: string): void {
  const { bavail, bsize } = statfsSync(path.dirname(file))
  const most = Math.max(0, bavail - 256) * bsize
  if (most > 0) run('fallocate', '-l', String(most), file)
  const handle = openSync(file, 'a')
  try {
    for (const size of [65_536, 4_096, 1]) writeAll(handle, Buffer.alloc(size))
  } finally {
    closeSync(handle)
  }
}

function writeAll(handle: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(handle, bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
