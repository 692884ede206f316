import { randomUUID } from 'node:crypto'
import { linkSync, unlinkSync, writeFileSync } from 'node:fs'

/**
 * Writes a file for its owner only, unless it is there already: of several processes that begin at once one wins, and none
 * ever reads half of it. Whoever calls reads the file afterwards.
 */
export function writeOnce(file: string, content: string | Uint8Array): void {
  const aside = `${file}.${randomUUID()}`
  writeFileSync(aside, content, { mode: 0o600, flush: true })
  try {
    linkSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(aside)
  }
}
