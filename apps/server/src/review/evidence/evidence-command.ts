import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type EvidenceFault, SigningKeys } from '@invigil/contract/evidence.ts'
import { AttemptId } from '@invigil/contract/ids.ts'
import { readRecordingsIn } from '../../media/recording.ts'
import type { App } from '../../platform/app.ts'
import type { Config } from '../../platform/config.ts'
import { openLog } from '../../platform/log.ts'
import { openFiles } from '../../platform/open-files.ts'
import { rotateSigningKey } from '../../platform/signing-key.ts'
import { openStoreBeside } from '../../platform/store.ts'
import { anchorFileFor, anchorLines } from './anchors.ts'
import { attemptsWithEvidence, checkAttempt } from './check-attempt.ts'
import { checkHeads } from './check-heads.ts'
import { packExport } from './export.ts'
import { describeFault, describeHeads, describeVerdict, verdictAsJson } from './say-fault.ts'
import { takeOut } from './serve-evidence.ts'
import { verifyExport } from './verify-export.ts'

const usage = `evidence export ATTEMPT --to FILE.tar [--open]
    signs what there is of an attempt and writes it into a file; --open adds the key that opens it, and its films
evidence verify FILE.tar [--keys keys.json] [--anchors heads.jsonl] [--json]
    verifies such a file, with nothing but the file
evidence verify --all [--anchors heads.jsonl]
    verifies everything in this installation where it lies; without --anchors against anchorFile of the configuration,
    or else against anchors/heads.jsonl in the data directory
evidence rotate-key
    signs with a new key from now on; the former public key stays published
`

/** Takes evidence out and verifies it. Returns 1 when anything is not what was written, 2 when it was asked wrongly. */
export async function runEvidence(args: string[], config: Config): Promise<number> {
  const { flags, words } = readArgs(args)
  const [what, named] = words
  if (what === 'verify' && flags.all !== undefined) return await verifyAll(config, flags.anchors)
  if (what === 'verify' && named) return await verifyFile(named, flags)
  if (what === 'export' && named && flags.to) return await exportTo(config, named, flags)
  if (what === 'rotate-key') return rotate(config)
  process.stderr.write(usage)
  return 2
}

interface Flags {
  to?: string
  keys?: string
  anchors?: string
  open?: string
  all?: string
  json?: string
}

function readArgs(args: readonly string[]): { flags: Flags; words: string[] } {
  const flags: Record<string, string> = {}
  const words: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const [, name = '', joined] = /^--(to|keys|anchors|open|all|json)(?:=(.*))?$/s.exec(args[at] ?? '') ?? []
    if (name === '') words.push(args[at] ?? '')
    else if (name === 'open' || name === 'all' || name === 'json') flags[name] = 'yes'
    else {
      flags[name] = joined ?? args[at + 1] ?? ''
      if (joined === undefined) at += 1
    }
  }
  return { flags, words }
}

async function verifyFile(file: string, { keys, anchors, json }: Flags): Promise<number> {
  const trusted = keys ? SigningKeys.parse(JSON.parse(await readFile(keys, 'utf8'))).keys : undefined
  const verdict = await verifyExport(createReadStream(file, { highWaterMark: 1024 * 1024 }), {
    ...(trusted ? { keys: trusted } : {}),
    ...(anchors ? { anchors: () => anchorLines(anchors) } : {}),
  })
  const hasKeys = trusted !== undefined
  process.stdout.write(json ? verdictAsJson(verdict, { hasKeys }) : describeVerdict(verdict, { hasKeys }))
  return verdict.faults.length === 0 ? 0 : 1
}

async function exportTo(config: Config, named: string, { to = '', open }: Flags): Promise<number> {
  const attemptId = AttemptId.parse(named)
  const isOpen = open !== undefined
  return await beside(config, async (app) => {
    const { organisationId } = await app.db
      .selectFrom('attempt')
      .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
      .select('organisationId')
      .where('attempt.id', '=', attemptId)
      .executeTakeFirstOrThrow()
    const signed = await takeOut(app, attemptId, { personId: null, organisationId, isOpen })
    await pipeline(packExport(app, signed, { isOpen }), createWriteStream(to, { mode: 0o600, flush: true }))
    const kept = isOpen ? 'with the key that opens it' : 'sealed'
    process.stdout.write(`${to}: version ${signed.manifest.version}, ${kept}, signed with ${signed.keyId}\n`)
    return 0
  })
}

async function verifyAll(config: Config, given: string | undefined): Promise<number> {
  return await beside(config, async (app) => {
    const anchors = given ?? anchorFileFor(config)
    const whole = await checkHeads(app, anchors)
    process.stdout.write(describeHeads(whole, anchors, whoseFile(config, given)))
    sayFaults(whole.faults)
    let wrong = whole.faults.length
    for (const id of await attemptsWithEvidence(app)) {
      const { manifests, records, faults } = await checkAttempt(app, id, { anchors })
      const found = faults.length === 0 ? 'whole' : `${faults.length} faults`
      process.stdout.write(`${id}  ${manifests} manifests  ${records} records  ${found}\n`)
      sayFaults(faults)
      wrong += faults.length
    }
    return wrong === 0 ? 0 : 1
  })
}

function whoseFile({ anchorFile }: Config, given: string | undefined): string {
  if (given !== undefined) return 'given with --anchors'
  return anchorFile === undefined ? 'in the data directory' : 'anchorFile of the configuration'
}

function sayFaults(faults: readonly EvidenceFault[]): void {
  for (const fault of faults) process.stdout.write(`  ${describeFault(fault)}\n`)
}

function rotate(config: Config): number {
  const { former, id } = rotateSigningKey(config.data, new Date())
  process.stdout.write(`Evidence is signed with ${id} from now on; ${former} is still published.\n`)
  return 0
}

/** Gives what reading and signing evidence needs, beside a running server or alone. */
async function beside(config: Config, run: (app: App) => Promise<number>): Promise<number> {
  const log = openLog(config)
  const store = await openStoreBeside(config, log)
  try {
    const files = await openFiles(config, (sentence) => process.stderr.write(`${sentence}\n`))
    const app = { config, log, db: store.db, files, now: () => new Date() } as App
    await readRecordingsIn(app, config)
    return await run(app)
  } finally {
    await store.close()
  }
}
