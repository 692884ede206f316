import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { root } from './root.ts'

const read = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

/** The version of this program, e.g. `0.1.0`. */
export const { version } = z.object({ version: z.string() }).parse(read)
