import type { ExamId, SittingId } from '@invigil/contract/ids.ts'
import type { Policy } from '@invigil/contract/policy.ts'
import { exampleExam } from '@invigil/items/example-exam.ts'
import { type Caller, type SignedIn, withCookie } from '@invigil/simulator/wire/caller.ts'
import type { ServerProcess } from './server-process.ts'

/** A sitting that is open now, and the tokens of its candidates' personal links. */
export interface Hall {
  sittingId: SittingId
  tokens: string[]
}

/** Founds an organisation on an empty server; its administrator may do everything. */
export async function foundOrganisation(
  server: Pick<ServerProcess, 'url' | 'invitation'>,
): Promise<SignedIn> {
  const token = await server.invitation()
  return await withCookie(server.url, (caller) =>
    caller.identity.welcome({
      token,
      ...{ organisationName: 'Bench', name: 'Ada Bench', email: 'ada@bench.example' },
      ...{ password: 'measured-twice-cut-once', locale: 'en' },
    }),
  )
}

/** Publishes the example exam under the standard policy with these changes. */
export async function publishExam(caller: Caller, changes: Partial<Policy>): Promise<ExamId> {
  const { title, language, minutes, content } = exampleExam('general-science-en')
  const { id, version, policy } = await caller.exam.create({ title, language, minutes, preset: 'standard' })
  const changed = { ...policy, ...changes, isChanged: true }
  const saved = await caller.exam.save({
    examId: id,
    version,
    title,
    language,
    minutes,
    content,
    policy: changed,
  })
  await caller.exam.publish({ examId: id, version: saved.version })
  return id
}

/** Who comes in is admitted and asked for nothing, but watched by the standard rules. */
export const withoutCheckIn: Partial<Policy> = {
  streams: { camera: 'off', microphone: 'off', screen: 'off' },
  ...{ recording: 'none', referencePhoto: false, admission: 'automatic' },
}

/** Opens a sitting with so many candidates. */
export async function openHall(caller: Caller, examId: ExamId, candidates: number): Promise<Hall> {
  const now = Date.now()
  const { id: sittingId } = await caller.sitting.create({
    ...{ name: 'Hall', examId, minutes: 60, timeZone: 'Asia/Ho_Chi_Minh' },
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 7_200_000).toISOString(),
  })
  const lines = Array.from(
    { length: candidates },
    (_, index) => `c${index}-${sittingId}@bench.example,Candidate ${index}`,
  )
  const text = ['email,name', ...lines].join('\n')
  const { hash } = await caller.sitting.reviewRoster({ sittingId, text })
  const { registrations } = await caller.sitting.importRoster({ sittingId, text, hash })
  const tokens: string[] = []
  const waiting = [...registrations]
  const read = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const { url } = await caller.sitting.personalLink({ registrationId: one.id })
      tokens.push(url.split('#')[1] ?? '')
    }
  }
  await Promise.all(Array.from({ length: 12 }, read))
  return { sittingId, tokens }
}
