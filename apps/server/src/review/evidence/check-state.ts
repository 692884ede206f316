import type { EvidenceFault, Manifest } from '@invigil/contract/evidence.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'

/**
 * Compares what the latest manifest tells besides its lists with the rows now: when the attempt began and ended, its incidents
 * and silences; and, as long as nothing more was recorded, where its gaps are and what was marked on its tracks.
 */
export function compareState(told: Manifest, now: Manifest): EvidenceFault[] {
  const silences = now.silences.map(({ fromAt }) => fromAt)
  return [
    ...compareEnd(told, now),
    ...compareIncidents(told, now),
    ...told.silences
      .filter(
        ({ fromAt, toAt }) => !(toAt ? isAmong(now.silences, { fromAt, toAt }) : silences.includes(fromAt)),
      )
      .map(({ fromAt }) => changed(`silence from ${fromAt}`)),
    ...(canonicalJson(endsOf(told)) === canonicalJson(endsOf(now)) ? compareTracks(told, now) : []),
  ]
}

/** An erasure is written into the audit, whoever ordered it; a recording that only went missing is not erased. */
export function toldOfErasure({ attempt, lists }: Manifest): EvidenceFault[] {
  const isTold = lists.audit.some(({ kind }) => kind === 'recording-erased' || kind === 'erasure-obeyed')
  return isTold ? [] : [changed(`erased, and the audit tells nothing of it: ${attempt.id}`)]
}

function compareEnd({ attempt: told }: Manifest, { attempt: now }: Manifest): EvidenceFault[] {
  if (told.endedAt === null) return []
  return (['state', 'startedAt', 'endedAt'] as const).flatMap((name) =>
    told[name] === now[name] ? [] : [changed(name)],
  )
}

/** An incident may go on and be decided; what it is, and that it was, stays. */
function compareIncidents({ incidents: told }: Manifest, { incidents }: Manifest): EvidenceFault[] {
  const lasting = ({ id, kind, severity, startedAt, detector, models }: Manifest['incidents'][number]) => ({
    ...{ id, kind, severity, startedAt, detector, models },
  })
  const now = incidents.map(lasting)
  return told.flatMap((one) => (isAmong(now, lasting(one)) ? [] : [changed(`incident ${one.id}`)]))
}

/** Reasons of gaps are read from the marks, and may be told otherwise by a later version of this program; marks stay. */
function compareTracks(told: Manifest, now: Manifest): EvidenceFault[] {
  const gapsOf = ({ gaps }: Manifest) => gaps.map(({ kind, fromAt, toAt }) => ({ kind, fromAt, toAt }))
  const tracksOf = ({ tracks }: Manifest) => tracks.map(({ sealed: _sealed, ...track }) => track)
  return [
    ...(canonicalJson(gapsOf(told)) === canonicalJson(gapsOf(now)) ? [] : [changed('gaps')]),
    ...(canonicalJson(tracksOf(told)) === canonicalJson(tracksOf(now)) ? [] : [changed('tracks')]),
    ...(canonicalJson(told.lists.marks) === canonicalJson(now.lists.marks) ? [] : [changed('marks')]),
  ]
}

function endsOf({ tracks }: Manifest) {
  return tracks.map(({ number, toSeq, head }) => ({ number, toSeq, head }))
}

function isAmong(all: readonly unknown[], one: unknown): boolean {
  const text = canonicalJson(one)
  return all.some((other) => canonicalJson(other) === text)
}

function changed(about: string): EvidenceFault {
  return { code: 'row-changed', about }
}
