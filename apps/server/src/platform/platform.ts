import { verifyAudit } from './audit.ts'
import type { Config } from './config.ts'
import { openLog } from './log.ts'
import type { Room } from './room.ts'
import { openStoreBeside } from './store.ts'
import { theVision } from './vision/vision.ts'

/** The ground every other room stands on. */
export const platform: Room = {
  name: 'platform',
  start: (app) => () => theVision(app).stop(),
  cli: {
    audit: { summary: 'audit verify: walk the audit chain and say whether it is whole', run: runAudit },
  },
}

async function runAudit(args: string[], config: Config): Promise<number> {
  if (args[0] !== 'verify') {
    process.stderr.write('There is one thing to do with the audit log: audit verify\n')
    return 2
  }
  const store = await openStoreBeside(config, openLog(config))
  try {
    const verdict = await verifyAudit(store.db)
    if (verdict.found === 'intact') {
      process.stdout.write(
        `The audit log is whole: ${verdict.entries} entries in ${verdict.chains} chains.\n`,
      )
      return 0
    }
    const { organisationId, seq, why } = verdict
    process.stdout.write(`The audit log is broken: organisation ${organisationId}, entry ${seq}: ${why}.\n`)
    return 1
  } finally {
    await store.close()
  }
}
