import { Email, PersonName } from '@invigil/contract/identity.ts'
import type { PersonId, RegistrationId } from '@invigil/contract/ids.ts'
import type { RosterLine } from '@invigil/contract/sitting.ts'
import type { ReadRoster, RosterCells } from './read-roster.ts'

/** What the database knows of the person with an e-mail. */
export interface KnownPerson {
  personId: PersonId
  name: string
  isOfOurs: boolean
  isActive: boolean
  registration?: {
    id: RegistrationId
    externalId: string | null
    extraMinutes: number
    /** The candidate's time cannot be changed by a roster any more. */
    hasBegun: boolean
  }
}

type Problem = RosterLine['problems'][number]

const mostLines = 5_000

/** Says of each line of a roster what importing it would do, and what is wrong with it. Knows nobody but those in `known`, by e-mail. */
export function planRoster(read: ReadRoster, known: ReadonlyMap<string, KnownPerson>): RosterLine[] {
  if (read.found === 'nothing-readable') return [unreadable(read.line, read.code)]
  if (read.lines.length === 0) return [unreadable(1, 'empty')]
  if (read.lines.length > mostLines) return [unreadable(mostLines + 1, 'too-many-lines')]
  const firstLineByEmail = new Map<string, number>()
  return read.lines.map((given) => {
    const email = (given.cells.email ?? '').toLowerCase()
    const before = firstLineByEmail.get(email)
    if (email !== '' && before === undefined) firstLineByEmail.set(email, given.line)
    return planLine(given, known.get(email), before)
  })
}

function planLine(
  { line, cells }: RosterCells,
  person: KnownPerson | undefined,
  before: number | undefined,
): RosterLine {
  const email = (cells.email ?? '').toLowerCase()
  const name = cells.name || person?.name || ''
  const registration = person?.registration
  const externalId = cells['external-id'] || registration?.externalId || null
  const minutes = readMinutes(cells['extra-minutes'] ?? '')
  const extraMinutes = minutes ?? registration?.extraMinutes ?? 0
  const isUpdate =
    registration !== undefined &&
    (registration.externalId !== externalId || registration.extraMinutes !== extraMinutes)
  const problems = [
    ...emailProblems(email, before),
    ...personProblems(email, person),
    ...nameProblems(name),
    ...((externalId ?? '').length > 80 ? [problem('external-id', 'too-long', externalId ?? '')] : []),
    ...(Number.isNaN(extraMinutes)
      ? [problem('extra-minutes', 'no-minutes', cells['extra-minutes'] ?? '')]
      : []),
    ...(registration?.hasBegun && registration.extraMinutes !== extraMinutes
      ? [problem('extra-minutes', 'has-begun', String(extraMinutes))]
      : []),
  ]
  const shown = { line, email, name, externalId, extraMinutes: Number.isNaN(extraMinutes) ? 0 : extraMinutes }
  if (problems.length > 0) return { ...shown, willDo: 'refuse', problems }
  if (registration) return { ...shown, willDo: isUpdate ? 'update' : 'nothing', problems }
  return { ...shown, willDo: person ? 'register' : 'add-person-and-register', problems }
}

function emailProblems(email: string, before: number | undefined): Problem[] {
  if (email === '') return [problem('email', 'missing', '')]
  if (!Email.safeParse(email).success) return [problem('email', 'no-email', email)]
  return before === undefined ? [] : [problem('email', 'twice', String(before))]
}

function personProblems(email: string, person: KnownPerson | undefined): Problem[] {
  if (person && !person.isOfOurs) return [problem('email', 'taken', email)]
  return person && !person.isActive ? [problem('email', 'no-access', email)] : []
}

function nameProblems(name: string): Problem[] {
  if (name === '') return [problem('name', 'missing', '')]
  return PersonName.safeParse(name).success ? [] : [problem('name', 'too-long', name)]
}

/** `15`, `+15`, `15 min` or `15 phút`; undefined when nothing is said, NaN when it is no number of minutes up to 600. */
function readMinutes(cell: string): number | undefined {
  if (cell === '') return undefined
  const [, digits] = /^\+?\s?(\d{1,3})\s?(?:min|min\.|mn|minutes?|phút|'|′)?$/iu.exec(cell) ?? []
  const minutes = Number(digits ?? Number.NaN)
  return minutes <= 600 ? minutes : Number.NaN
}

function unreadable(line: number, code: string): RosterLine {
  const problems = [problem('', code, '')]
  return { line, email: '', name: '', externalId: null, extraMinutes: 0, willDo: 'refuse', problems }
}

function problem(column: string, code: string, value: string): Problem {
  return { column, code, value: value.slice(0, 200) }
}
