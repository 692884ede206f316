import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A data directory and a folder for what no server touches; both are gone afterwards. */
export async function inFolder<Result>(
  use: (data: string, scratch: string) => Promise<Result>,
): Promise<Result> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'invigil-torture-'))
  const data = path.join(scratch, 'data')
  mkdirSync(data, { mode: 0o755 })
  try {
    return await use(data, scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
