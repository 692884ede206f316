import type { Policy } from '@invigil/contract/policy.ts'
import { sql } from 'kysely'
import '../exam/tables.ts'
import './tables.ts'

/**
 * In a practice the streams are tried as the exam wants them, but nothing is kept, nobody is asked for a document, nothing is
 * judged and nobody need let anybody in.
 */
const inPractice = {
  recording: 'none',
  talkRecorded: false,
  referencePhoto: false,
  identityDocument: false,
  livenessChallenge: false,
  roomScan: false,
  admission: 'automatic',
  detectors: {},
} satisfies Partial<Policy>

/** The policy that holds in a sitting; for queries with `sitting` and its `revision`. */
export const policyOfSitting = sql<Policy>`(case sitting.purpose
  when 'practice' then revision.policy || ${JSON.stringify(inPractice)}::jsonb
    || jsonb_build_object('retentionDays', sitting.keep_days)
  else revision.policy end)`
