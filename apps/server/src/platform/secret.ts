import { createHmac, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { App } from './app.ts'

/**
 * A key of 32 bytes for one purpose, e.g. `file-url`: the same as long as the data directory lives. It is not in the
 * database, so that whoever reads a dump of it can sign nothing.
 */
export function secretFor(app: Pick<App, 'config'>, purpose: string): Buffer {
  return createHmac('sha256', serverSecret(app.config.data)).update(purpose).digest()
}

function serverSecret(data: string): Buffer {
  const file = path.join(data, 'keys', 'secret.key')
  const bytes = readOrUndefined(file) ?? makeSecret(file)
  if (bytes.length !== 32) throw new Error(`${file} should hold 32 bytes, it holds ${bytes.length}`)
  return bytes
}

/** Linked into place whole, so that of two processes that start together one wins and neither reads a half. */
function makeSecret(file: string): Buffer {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(aside, randomBytes(32), { mode: 0o600, flush: true })
  try {
    linkSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(aside)
  }
  return readFileSync(file)
}

function readOrUndefined(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
