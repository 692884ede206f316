import { constants, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
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
  socketFolder: z.string().optional(),
})
export type Holder = z.infer<typeof Holder>

/** Who took the directory last and did not let go, living or not. */
export function readHolder(folder: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(path.join(folder, 'lock'), 'utf8')))
  } catch {
    return undefined
  }
}

/** What the holder wrote last to show that it lives; another each second. */
export function readBeat(folder: string): string | undefined {
  try {
    return readFileSync(path.join(folder, 'heartbeat'), 'utf8')
  } catch {
    return undefined
  }
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
