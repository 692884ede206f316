import type { SittingId } from '@invigil/contract/ids.ts'
import { Candidate } from '../candidate.ts'
import type { Studio } from '../pictures/studio.ts'
import type { FilmedTrack } from '../wire/recorder.ts'
import { absentee, latecomer, today, visitor } from './cast.ts'
import { planSitting, type School, signInAs } from './school.ts'

export interface Present {
  sittingId: SittingId
  roomCode: string
  /** The path of the personal link for whoever looks at the demo. */
  visitorPath: string
  /** Stops all candidates. */
  stop(): void
}

const tickMs = 100

/** Begins today's sitting: a dozen candidates work and are filmed, one waits in the lobby, one does not come. */
export async function beginToday(
  server: string,
  school: School,
  { studio, tracks }: { studio: Studio; tracks: readonly FilmedTrack[] },
): Promise<Present> {
  const names = [...today, latecomer].map(({ name }) => name)
  const { sitting, tokens } = await planSitting(server, {
    ...{ name: 'General science, hall A', examId: school.science, now: Date.now(), minutes: 90 },
    names: [...names, absentee, visitor],
  })
  const enter = async ({ name, script }: (typeof today)[number], index: number) => {
    const token = tokens.get(name) ?? ''
    // Yesterday's portraits come first.
    const candidate = await Candidate.enter({
      server,
      token,
      script,
      seed: 5 + index,
      pace: 1.5,
      studio,
      tracks,
    })
    await candidate.checkIn()
    return candidate
  }
  const candidates: Candidate[] = []
  for (const [index, cast] of today.entries()) candidates.push(await enter(cast, index))
  const { caller: proctor } = await signInAs(server, 'proctor')
  await proctor.checkin.admitAll({ sittingId: sitting.id })
  for (const candidate of candidates) await candidate.start(Date.now())
  candidates.push(await enter(latecomer, today.length))
  const text = 'Welcome. You have 90 minutes. Raise your hand if anything is unclear.'
  await proctor.live.tell({ sittingId: sitting.id, attemptIds: null, text })

  const stop = keepTicking(candidates)
  return {
    sittingId: sitting.id,
    roomCode: sitting.roomCode,
    visitorPath: `/enter#${tokens.get(visitor)}`,
    stop,
  }
}

/** One tick of a candidate waits for the one before; who is admitted meanwhile begins. */
function keepTicking(candidates: readonly Candidate[]): () => void {
  const busy = new Set<Candidate>()
  const timer = setInterval(() => {
    for (const candidate of candidates) {
      if (busy.has(candidate)) continue
      busy.add(candidate)
      void workOn(candidate)
        .catch((error: unknown) => process.stderr.write(`a pretend candidate stumbled: ${error}\n`))
        .finally(() => busy.delete(candidate))
    }
  }, tickMs)
  return () => {
    clearInterval(timer)
    for (const candidate of candidates) candidate.leave()
  }
}

async function workOn(candidate: Candidate): Promise<void> {
  const { state, isAdmitted } = candidate.attempt
  if (state === 'waiting' && isAdmitted) await candidate.start(Date.now())
  await candidate.tick(Date.now())
}
