import { constants, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** Who has taken a data directory: what its file `lock` says. */
export const Holder = z.object({
  pid: z.number().int(),
  begunAt: z.string(),
  /** Which of all holders this is. Those of earlier versions have none, nor what follows. */
  nonce: z.string().default(''),
  machine: z.string().optional(),
  host: z.string().optional(),
  /** Which directory of its machine it took: a copy of one that is in use has the same lock. */
  directory: z.string().optional(),
  socketFolder: z.string().optional(),
})
export type Holder = z.infer<typeof Holder>

/** Who took the directory last and did not let go, living or not. */
export function readHolder(folder: string): Holder | undefined {
  try {
    return asHolder(readFileSync(path.join(folder, 'lock'), 'utf8'))
  } catch {
    return undefined
  }
}

/** The same, for whoever must not wait for a disk; throws when that does not say. */
export async function lookAtHolder(folder: string): Promise<Holder | undefined> {
  try {
    return asHolder(await readFile(path.join(folder, 'lock'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Says who holds the directory. Whoever reads it finds this or what was there before, never half. */
export function writeHolder(folder: string, holder: Holder): void {
  const lock = path.join(folder, 'lock')
  writeFileSync(`${lock}.new`, JSON.stringify(holder), { mode: 0o600 })
  renameSync(`${lock}.new`, lock)
}

/** What the holder wrote last to show that it lives, another each second; undefined where that cannot be read. */
export async function lookAtBeat(folder: string): Promise<string | undefined> {
  return await readFile(path.join(folder, 'heartbeat'), 'utf8').catch(() => undefined)
}

/** Whether somebody else showed last that it lives. */
export function isOfAnother(beat: string | undefined, { nonce }: Holder): boolean {
  return beat !== undefined && /^\S+ \d+\n$/.test(beat) && !beat.startsWith(`${nonce} `)
}

/** Shows that the holder lives. In place, so that a full disk has room for it, and closed, so that machines that mount the directory see it. */
export async function writeBeat(folder: string, { nonce }: Holder, count: number): Promise<void> {
  const file = await open(path.join(folder, 'heartbeat'), constants.O_WRONLY | constants.O_CREAT, 0o600)
  try {
    await file.write(`${nonce} ${String(count).padStart(12, '0')}\n`, 0)
  } finally {
    await file.close()
  }
}

/** What a full disk or a power cut leaves of the file says nothing, like one that was removed. */
function asHolder(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
