import os from 'node:os'
import { parseArgs } from 'node:util'
import { AttemptId, SittingId } from '@invigil/contract/ids.ts'
import { readRecordingsIn } from '../media/recording.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/database.ts'
import { openLog } from '../platform/log.ts'
import { Refusal } from '../platform/refusal.ts'
import { openStoreBeside } from '../platform/store.ts'
import { lazyNetworks } from '../platform/vision/networks.ts'
import { type Rejudged, rejudgeAttempt } from './rejudge.ts'

const usage = `npm run invigil -- rejudge ATTEMPT… | --sitting ID [--json]

Runs today's sensors and detectors over what was recorded and keeps what they notice beside the first judgement.
`

/** `invigil rejudge`: prints for each attempt what is noticed now and was not then, and the other way round. Answers the exit code. */
export async function rejudge(args: string[], config: Config): Promise<number> {
  const asked = readArguments(args)
  if (!asked) {
    process.stderr.write(usage)
    return 2
  }
  const store = await openStoreBeside(config, openLog(config))
  try {
    const app = { db: store.db, now: () => new Date() }
    await readRecordingsIn(app, config)
    const complain = (missing: readonly string[]) => process.stderr.write(`without ${missing.join(', ')}\n`)
    const networks = lazyNetworks(complain, config.models)
    let code = 0
    for (const attemptId of await attemptsOf(store, asked)) {
      try {
        const rejudged = await rejudgeAttempt(app, attemptId, os.userInfo().username, networks)
        process.stdout.write(lineOf(attemptId, rejudged, asked.asJson))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        process.stderr.write(`${attemptId}: ${error.message}\n`)
        code = 1
      }
    }
    return code
  } finally {
    await store.close()
  }
}

interface Asked {
  attemptIds: AttemptId[]
  sittingId: SittingId | undefined
  asJson: boolean
}

function readArguments(args: string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { sitting: { type: 'string' }, json: { type: 'boolean' } },
    })
    const attemptIds = positionals.map((id) => AttemptId.parse(id))
    const sittingId = values.sitting === undefined ? undefined : SittingId.parse(values.sitting)
    if (attemptIds.length === 0 && !sittingId) return undefined
    return { attemptIds, sittingId, asJson: values.json ?? false }
  } catch {
    // A flag that nobody knows, or an id that is none.
    return undefined
  }
}

async function attemptsOf({ db }: Database, { attemptIds, sittingId }: Asked): Promise<AttemptId[]> {
  if (!sittingId) return attemptIds
  const rows = await db
    .selectFrom('attempt')
    .select('id')
    .where('sittingId', '=', sittingId)
    .orderBy('id')
    .execute()
  return [...attemptIds, ...rows.map(({ id }) => id)]
}

function lineOf(attemptId: AttemptId, rejudged: Rejudged | undefined, asJson: boolean): string {
  if (asJson) return `${JSON.stringify(rejudged ?? { attemptId, frames: 0 })}\n`
  if (!rejudged) return `${attemptId}  nothing is recorded\n`
  const rows = rejudged.difference.map(
    ({ kind, same, added, gone }) => `    ${kind.padEnd(20)} ${same} same, ${added} new, ${gone} gone\n`,
  )
  return `${attemptId}  ${rejudged.frames} frames, ${rejudged.signals} signals\n${rows.join('')}`
}
