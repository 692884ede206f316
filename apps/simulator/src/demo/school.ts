import type { Role } from '@invigil/contract/access.ts'
import type { ExamId, SittingId } from '@invigil/contract/ids.ts'
import type { Policy } from '@invigil/contract/policy.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'
import { type ExamFile, exampleExam } from '@invigil/items/example-exam.ts'
import { type Caller, callerOf, type SignedIn, signIn, withCookie } from '../wire/caller.ts'
import { demoPassword, secondProctor, staff } from './cast.ts'

/** The demo's organisation with an English and a Vietnamese exam, both published. */
export interface School {
  science: ExamId
  literature: ExamId
}

/** Founds the school on an empty server; `token` is that of the one-time link for the first administrator. */
export async function foundSchool(server: string, token: string): Promise<School> {
  const { caller: administrator } = await withCookie(server, (caller) =>
    caller.identity.welcome({
      token,
      ...{ organisationName: 'Lantern School (demo)', password: demoPassword, locale: 'en' },
      ...staff.administrator,
    }),
  )
  for (const role of ['author', 'proctor', 'reviewer', 'marker'] as const)
    await hire(server, administrator, staff[role], role)
  await hire(server, administrator, secondProctor, 'proctor')

  const { caller: author } = await signInAs(server, 'author')
  return {
    science: await publish(author, exampleExam('general-science-en')),
    literature: await publish(author, exampleExam('ngu-van-lich-su-vi')),
  }
}

/** Signs in the (first) one who holds a role. */
export async function signInAs(server: string, role: Role): Promise<SignedIn> {
  return await signIn(server, staff[role].email, demoPassword)
}

/** Plans a sitting that begins now with these people on the roster; answers their personal links' tokens by name. */
export async function planSitting(
  server: string,
  wish: { name: string; examId: ExamId; now: number; minutes: number; names: readonly string[] },
): Promise<{ sitting: Sitting; tokens: Map<string, string> }> {
  const { caller: author } = await signInAs(server, 'author')
  const { name, examId, now, minutes, names } = wish
  const sitting = await author.sitting.create({
    ...{ name, examId, minutes, timeZone: 'Asia/Ho_Chi_Minh' },
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 4 * 3_600_000).toISOString(),
  })
  const { people } = await author.identity.people({ role: 'proctor' })
  await author.sitting.setProctors({ sittingId: sitting.id, personIds: people.map(({ id }) => id) })
  const tokens = new Map<string, string>()
  for (const candidate of names) tokens.set(candidate, await register(author, sitting.id, candidate))
  return { sitting, tokens }
}

async function hire(
  server: string,
  administrator: Caller,
  { name, email }: { name: string; email: string },
  role: Role,
): Promise<void> {
  const { invitationUrl } = await administrator.identity.addPerson({
    ...{ name, email, locale: 'en' },
    grants: [{ role, on: 'organisation' }],
  })
  const token = afterHash(invitationUrl)
  await callerOf(server).identity.acceptInvitation({ token, password: demoPassword })
}

/** The pretend candidates are films of photographs that begin anew: what notices just that would tell of nothing else. */
const ofFilms = ['picture-looped', 'picture-frozen', 'camera-moved', 'liveness-doubt', 'story-differs']

function withoutFilms(rules: Policy['detectors']): Policy['detectors'] {
  const named = Object.entries(rules).filter(([kind]) => ofFilms.includes(kind))
  return Object.fromEntries(named.map(([kind, rule]) => [kind, { ...rule, isOn: false }]))
}

async function publish(author: Caller, { title, language, minutes, content }: ExamFile): Promise<ExamId> {
  const { id, version, policy } = await author.exam.create({ title, language, minutes, preset: 'standard' })
  const detectors = { ...policy.detectors, ...withoutFilms(policy.detectors) }
  const changed = { ...policy, detectors, isChanged: true }
  const saved = await author.exam.save({
    examId: id,
    version,
    title,
    language,
    minutes,
    content,
    policy: changed,
  })
  await author.exam.publish({ examId: id, version: saved.version })
  return id
}

async function register(author: Caller, sittingId: SittingId, name: string): Promise<string> {
  const email = `${name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()}@demo.example`
  const { id } = await author.sitting.register({ sittingId, name, email, externalId: null, locale: 'en' })
  const { url } = await author.sitting.personalLink({ registrationId: id })
  return afterHash(url)
}

/** The token of a link: it stands behind `#`, so that no server's log has it. */
export function afterHash(link: string): string {
  return link.split('#')[1] ?? ''
}
