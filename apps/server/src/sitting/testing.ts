import type { Accommodation } from '@invigil/contract/accommodation.ts'
import type { PersonId, RegistrationId, SittingId } from '@invigil/contract/ids.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { anExam, type WrittenExam } from '../exam/testing.ts'
import type { Actor } from '../identity/caller.ts'
import { aPerson } from '../identity/testing.ts'
import type { App } from '../platform/app.ts'
import { personalLinkPath } from './personal-link.ts'
import { createSitting } from './plan.ts'
import { registerCandidate } from './register.ts'
import { noAccommodation } from './registration.ts'

/** A candidate to be; every method gives another one. */
export interface CandidateWish {
  name: string
  accommodation: Accommodation
  withExtraTime: (minutes: number) => CandidateWish
  withTimeFactor: (timeFactor: number) => CandidateWish
  withoutDetectors: (...kinds: string[]) => CandidateWish
  withBreaks: (minutes: number) => CandidateWish
}

/** `aCandidate('Linh').withExtraTime(15)`, for `aSitting(app).with(…)`. */
export function aCandidate(name: string, accommodation: Accommodation = noAccommodation): CandidateWish {
  const bent = (change: Partial<Accommodation>) => aCandidate(name, { ...accommodation, ...change })
  return {
    name,
    accommodation,
    withExtraTime: (extraMinutes) => bent({ extraMinutes }),
    withTimeFactor: (timeFactor) => bent({ timeFactor }),
    withoutDetectors: (...silencedDetectors) => bent({ silencedDetectors }),
    withBreaks: (breakMinutes) => bent({ breakMinutes }),
  }
}

export interface SeatedCandidate {
  registrationId: RegistrationId
  personId: PersonId
  name: string
  /** What opens the candidate's personal link. */
  token: string
}

export interface SeatedSitting {
  sittingId: SittingId
  sitting: Sitting
  exam: WrittenExam
  creator: Actor
  /** In the order they were asked for. */
  candidates: SeatedCandidate[]
  /** One of them by name. */
  candidate: (name: string) => SeatedCandidate
}

/** The sitting as it will be; `await` makes it. */
export interface SittingWish extends PromiseLike<SeatedSitting> {
  with: (...candidates: CandidateWish[]) => SittingWish
}

interface Wishes {
  exam?: WrittenExam
  /** Writes the exam and plans the sitting; a new author of the test's organisation unless told. */
  by?: Actor
  name?: string
  /** Minutes from now; 0 and 240 unless told. */
  startsIn?: number
  endsIn?: number
  minutes?: number
}

/** Plans a sitting that is open now: `const { candidates } = await aSitting(app).with(aCandidate('Linh').withExtraTime(15))`. */
export function aSitting(
  app: App,
  wishes: Wishes = {},
  candidates: readonly CandidateWish[] = [],
): SittingWish {
  return {
    with: (...more) => aSitting(app, wishes, [...candidates, ...more]),
    // biome-ignore lint/suspicious/noThenProperty: awaiting the sentence makes what it says
    then: (done, failed) => plan(app, wishes, candidates).then(done, failed),
  }
}

async function plan(app: App, wishes: Wishes, wished: readonly CandidateWish[]): Promise<SeatedSitting> {
  const { name = 'Room 12', startsIn = 0, endsIn = 240, minutes = 60 } = wishes
  const creator = wishes.by ?? (await aPerson(app, { role: 'author' }))
  const exam = wishes.exam ?? (await anExam(app, creator))
  const inMinutes = (from: number) => new Date(app.now().getTime() + from * 60_000).toISOString()
  const times = {
    startsAt: inMinutes(startsIn),
    endsAt: inMinutes(endsIn),
    minutes,
    timeZone: 'Asia/Ho_Chi_Minh',
  }
  const sitting = await createSitting(app, creator, { examId: exam.examId, name, ...times })
  const candidates: SeatedCandidate[] = []
  for (const wish of wished) candidates.push(await seat(app, creator, sitting.id, wish))
  const candidate = (named: string) => {
    const found = candidates.find((one) => one.name === named)
    if (!found) throw new Error(`no candidate ${named} on this sitting`)
    return found
  }
  return { sittingId: sitting.id, sitting, exam, creator, candidates, candidate }
}

async function seat(
  app: App,
  by: Actor,
  sittingId: SittingId,
  { name, accommodation }: CandidateWish,
): Promise<SeatedCandidate> {
  const person = await aPerson(app, { name, organisationId: by.organisationId })
  const candidate = { email: person.email, name, externalId: null, locale: 'en', accommodation } as const
  const grants = [{ role: 'author', scopeKind: 'organisation', scopeId: by.organisationId }] as const
  const planner = { ...by, is: 'person', signInId: '', grants } as const
  const { id } = await registerCandidate(app, planner, sittingId, candidate)
  const [, token = ''] = (await personalLinkPath(app, id)).split('#')
  return { registrationId: id, personId: person.personId, name, token }
}
