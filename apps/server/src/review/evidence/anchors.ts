import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Config } from '../../platform/config.ts'
import { type HeadLine, readHeadLine } from './signed-head.ts'

/** Where the signed heads stand outside the database: in the data directory. */
export function anchorFileOf(data: string): string {
  return path.join(data, 'anchors', 'heads.jsonl')
}

/** The file that a check compares with: the one on another disk where the configuration names one. */
export function anchorFileFor({ data, anchorFile }: Pick<Config, 'data' | 'anchorFile'>): string {
  return anchorFile ?? anchorFileOf(data)
}

/** Appends lines and returns when they are on the disk. A line that a crash cut short is ended first. */
export async function appendAnchors(file: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const isNew = (await sizeOf(file)) === 0
  const handle = await open(file, 'a+', 0o600)
  try {
    const { size } = await handle.stat()
    const last = Buffer.alloc(1)
    if (size > 0) await handle.read(last, 0, 1, size - 1)
    const torn = size > 0 && last[0] !== 0x0a ? '\n' : ''
    await handle.appendFile(`${torn}${lines.join('\n')}\n`)
    await handle.datasync()
  } finally {
    await handle.close()
  }
  if (isNew) await flushFolder(path.dirname(file))
}

/** The last head in a file of anchors; undefined when there is none. Reads only its end. */
export async function lastAnchor(file: string): Promise<HeadLine | undefined> {
  const size = await sizeOf(file)
  for (let length = 65_536; size > 0; length *= 8) {
    const tail = await readTail(file, Math.max(0, size - length), size)
    const lines = tail.split('\n')
    // The first may be the end of a longer line.
    const whole = (length >= size ? lines : lines.slice(1)).map(readHeadLine)
    const last = whole.findLast((line) => line !== undefined)
    if (last || length >= size) return last
  }
  return undefined
}

/** Every line of a file of anchors that is not empty, in order. */
export async function* anchorLines(file: string): AsyncGenerator<string> {
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  for await (const line of lines) if (line !== '') yield line
}

/** Every head whole in memory is fine for an hour, not for years: `anchorLines` is for the whole file. */
export async function anchorsExist(file: string): Promise<boolean> {
  return (await sizeOf(file)) > 0
}

async function readTail(file: string, from: number, to: number): Promise<string> {
  if (from === 0) return await readFile(file, 'utf8')
  const handle = await open(file, 'r')
  try {
    const bytes = Buffer.alloc(to - from)
    await handle.read(bytes, 0, bytes.length, from)
    return bytes.toString('utf8')
  } finally {
    await handle.close()
  }
}

async function sizeOf(file: string): Promise<number> {
  return await stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
