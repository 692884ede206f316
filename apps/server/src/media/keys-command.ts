import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import { openKeyRing } from '../platform/key-ring.ts'
import { openLog } from '../platform/log.ts'
import { openStoreBeside } from '../platform/store.ts'
import { rotateKeys } from './rotate-keys.ts'

/** `keys rotate`: exchanges the key around all attempts' keys, beside a running server or without one. */
export async function runKeys([what]: string[], config: Config): Promise<number> {
  if (what !== 'rotate') {
    process.stderr.write('There is one thing to do with keys: keys rotate\n')
    return 2
  }
  const store = await openStoreBeside(config, openLog(config))
  try {
    const ring = await openKeyRing(join(config.data, 'keys'))
    const say = (rewrapped: number) => process.stdout.write(`${rewrapped} keys rewrapped\n`)
    const done = await rotateKeys({ db: store.db, now: () => new Date() }, ring, say)
    if (done.isResumed) process.stdout.write('A rotation that had been broken off was finished.\n')
    process.stdout.write(
      `The key ${done.current} wraps all attempts' keys now (${done.rewrapped} rewrapped); ${done.forgotten.join(', ')} is deleted. A running server goes on with it by itself.\n`,
    )
    return 0
  } finally {
    await store.close()
  }
}
