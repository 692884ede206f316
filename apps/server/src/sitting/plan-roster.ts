import { Email, PersonName } from '@invigil/contract/identity.ts'
import type { PersonId, RegistrationId } from '@invigil/contract/ids.ts'
import type { RosterLine } from '@invigil/contract/roster.ts'
import { readFactor, readLanguage, readMinutes, readStart } from './read-cells.ts'
import type { ReadRoster, RosterCells } from './read-roster.ts'
import type { WindowDates } from './window.ts'

/** What of a registration a roster can say. */
export interface RosterPlace {
  externalId: string | null
  extraMinutes: number
  timeFactor: number
  breakMinutes: number
  group: string | null
  room: string | null
  /** ISO 8601; null: with the sitting. */
  startsAt: string | null
}

/** What the database knows of the person with an e-mail. */
export interface KnownPerson {
  personId: PersonId
  name: string
  isOfOurs: boolean
  isActive: boolean
  /** What a new registration takes over. */
  standing?: Pick<RosterPlace, 'extraMinutes' | 'timeFactor' | 'breakMinutes'> | undefined
  registration?:
    | (RosterPlace & {
        id: RegistrationId
        /** The candidate's time cannot be changed by a roster any more. */
        hasBegun: boolean
      })
    | undefined
}

/** When the sitting is, for starts given as a time of day. */
export type RosterTimes = WindowDates & { timeZone: string }

type Problem = RosterLine['problems'][number]

const mostLines = 5_000

const nowhere: RosterPlace = {
  ...{ externalId: null, extraMinutes: 0, timeFactor: 1, breakMinutes: 0 },
  ...{ group: null, room: null, startsAt: null },
}

/** Says of each line of a roster what importing it would do, and what is wrong with it. Knows nobody but those in `known`, by e-mail. */
export function planRoster(
  read: ReadRoster,
  known: ReadonlyMap<string, KnownPerson>,
  times: RosterTimes,
): RosterLine[] {
  if (read.found === 'nothing-readable') return [unreadable(read.line, read.code)]
  if (read.lines.length === 0) return [unreadable(1, 'empty')]
  if (read.lines.length > mostLines) return [unreadable(mostLines + 1, 'too-many-lines')]
  const firstLineByEmail = new Map<string, number>()
  return read.lines.map((given) => {
    const email = (given.cells.email ?? '').toLowerCase()
    const before = firstLineByEmail.get(email)
    if (email !== '' && before === undefined) firstLineByEmail.set(email, given.line)
    return planLine(given, known.get(email), before, times)
  })
}

function planLine(
  { line, cells }: RosterCells,
  person: KnownPerson | undefined,
  before: number | undefined,
  times: RosterTimes,
): RosterLine {
  const email = (cells.email ?? '').toLowerCase()
  const name = cells.name || person?.name || ''
  const registration = person?.registration
  const had = registration ?? { ...nowhere, ...person?.standing }
  const { said, problems: inCells } = readPlace(cells, times)
  const place = { ...placeOf(had), ...said }
  const language = readLanguage(cells.language ?? '')
  const problems = [
    ...emailProblems(email, before),
    ...personProblems(email, person),
    ...nameProblems(name),
    ...inCells,
    ...(language === null ? [problem('language', 'no-language', cells.language ?? '')] : []),
    ...(registration?.hasBegun ? begunProblems(registration, place) : []),
  ]
  const shown = { line, email, name, ...place, language: language ?? null }
  if (problems.length > 0) return { ...shown, willDo: 'refuse', problems }
  if (!registration) return { ...shown, willDo: person ? 'register' : 'add-person-and-register', problems }
  return { ...shown, willDo: isSame(place, placeOf(registration)) ? 'nothing' : 'update', problems }
}

/** What the cells of a line say of the place, without those that say nothing or nonsense. */
function readPlace(cells: RosterCells['cells'], times: RosterTimes) {
  const problems: Problem[] = []
  const said: Partial<RosterPlace> = {}
  const wrong = (column: keyof RosterCells['cells'], code: string) => {
    problems.push(problem(column, code, cells[column] ?? ''))
  }
  const number = (
    column: 'extra-minutes' | 'break-minutes' | 'time-factor',
    value: number | undefined,
    code: string,
  ) => {
    if (value !== undefined && Number.isNaN(value)) wrong(column, code)
    return value === undefined || Number.isNaN(value) ? undefined : value
  }
  const words = (column: 'external-id' | 'group' | 'room', most: number) => {
    const text = cells[column] || undefined
    if (text !== undefined && text.length > most) wrong(column, 'too-long')
    return text
  }
  const extraMinutes = number('extra-minutes', readMinutes(cells['extra-minutes'] ?? '', 600), 'no-minutes')
  const breakMinutes = number('break-minutes', readMinutes(cells['break-minutes'] ?? '', 240), 'no-breaks')
  const timeFactor = number('time-factor', readFactor(cells['time-factor'] ?? ''), 'no-factor')
  const start = readStart(cells.start ?? '', times)
  if (start === null) wrong('start', 'no-start')
  const found = {
    externalId: words('external-id', 80),
    ...{ extraMinutes, timeFactor, breakMinutes },
    group: words('group', 80),
    room: words('room', 120),
  }
  for (const [field, value] of Object.entries(found))
    if (value !== undefined) Object.assign(said, { [field]: value })
  if (start) said.startsAt = start.getTime() === times.startsAt.getTime() ? null : start.toISOString()
  return { said, problems }
}

function placeOf(from: RosterPlace): RosterPlace {
  const { externalId, extraMinutes, timeFactor, breakMinutes, group, room, startsAt } = from
  return { externalId, extraMinutes, timeFactor, breakMinutes, group, room, startsAt }
}

function isSame(one: RosterPlace, other: RosterPlace): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function begunProblems(before: RosterPlace, after: RosterPlace): Problem[] {
  const columns = { 'extra-minutes': 'extraMinutes', 'time-factor': 'timeFactor', start: 'startsAt' } as const
  return Object.entries(columns).flatMap(([column, field]) =>
    before[field] === after[field] ? [] : [problem(column, 'has-begun', String(after[field] ?? ''))],
  )
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

function unreadable(line: number, code: string): RosterLine {
  const problems = [problem('', code, '')]
  return { line, email: '', name: '', ...nowhere, language: null, willDo: 'refuse', problems }
}

function problem(column: string, code: string, value: string): Problem {
  return { column, code, value: value.slice(0, 200) }
}
