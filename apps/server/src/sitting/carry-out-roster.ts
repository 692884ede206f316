import type { Locale, PersonId, RegistrationId, SittingId, SittingRoomId } from '@invigil/contract/ids.ts'
import type { RosterLine } from '@invigil/contract/roster.ts'
import { addPeople } from '../identity/add-people.ts'
import type { Actor } from '../identity/caller.ts'
import type { App } from '../platform/app.ts'
import { audit } from '../platform/audit.ts'
import { newId } from '../platform/id.ts'
import type { Tx } from '../platform/tables.ts'
import { told } from './plan.ts'
import type { KnownPerson } from './plan-roster.ts'
import { noAccommodation } from './registration.ts'
import { checkRoom } from './set-rooms.ts'
import { standingOf } from './standing.ts'

interface Given {
  sittingId: SittingId
  lines: RosterLine[]
  known: ReadonlyMap<string, KnownPerson>
}

/** Does what the lines of an acceptable roster say. Refused as `room-full`. */
export async function carryOutRoster(app: App, tx: Tx, by: Actor, given: Given): Promise<void> {
  const { sittingId, known } = given
  const lines = given.lines.filter(({ willDo }) => willDo !== 'nothing')
  const language = await languageOf(tx, sittingId)
  const newPeople = lines.filter(({ willDo }) => willDo === 'add-person-and-register')
  const added = await addPeople(
    app,
    tx,
    by,
    newPeople.map(({ email, name, language: own }) => ({ email, name, locale: own ?? language })),
  )
  const places = await placesOf(tx, sittingId, lines)
  const rows = lines.map((line) => {
    const personId = added.get(line.email) ?? known.get(line.email)?.personId
    if (!personId) throw new Error(`the person of ${line.email} was lost`)
    const id = known.get(line.email)?.registration?.id ?? (newId() as RegistrationId)
    return { id, personId, line, place: places(line) }
  })
  await writeRegistrations(app, tx, by, sittingId, rows)
  for (const roomId of new Set(rows.flatMap(({ place }) => place.roomId ?? []))) {
    await checkRoom(tx, sittingId, roomId, [])
  }
  await writeTimes(app, tx, by, { rows, known })
  await audit(app, tx, {
    ...told(by, sittingId),
    kind: 'roster-imported',
    body: { lines: given.lines.map(({ problems: _none, ...line }) => line) },
  })
}

/** New people are addressed in the exam's language, unless the roster says another, until they choose one. */
async function languageOf(tx: Tx, sittingId: SittingId): Promise<Locale> {
  const { language } = await tx
    .selectFrom('sitting')
    .innerJoin('revision', 'revision.id', 'sitting.revisionId')
    .select('revision.language')
    .where('sitting.id', '=', sittingId)
    .executeTakeFirstOrThrow()
  return language
}

interface PlaceColumns {
  externalId: string | null
  groupName: string | null
  roomId: SittingRoomId | null
  startsAt: Date | null
  endsAt: Date | null
}

/** How a line's place is written; the rooms it names are made where they are not there yet. */
async function placesOf(
  tx: Tx,
  sittingId: SittingId,
  lines: RosterLine[],
): Promise<(line: RosterLine) => PlaceColumns> {
  const sitting = await tx
    .selectFrom('sitting')
    .select(['startsAt', 'endsAt'])
    .where('id', '=', sittingId)
    .executeTakeFirstOrThrow()
  const names = [...new Set(lines.flatMap(({ room }) => room ?? []))]
  if (names.length > 0) {
    const values = names.map((name) => ({ id: newId() as SittingRoomId, sittingId, name, capacity: null }))
    await tx
      .insertInto('sittingRoom')
      .values(values)
      .onConflict((conflict) => conflict.columns(['sittingId', 'name']).doNothing())
      .execute()
  }
  const rooms = await tx
    .selectFrom('sittingRoom')
    .select(['id', 'name'])
    .where('sittingId', '=', sittingId)
    .execute()
  const roomByName = new Map(rooms.map(({ id, name }) => [name, id]))
  return ({ externalId, group, room, startsAt }) => {
    const starts = startsAt === null ? null : new Date(startsAt)
    const window = starts && shifted(sitting, starts)
    return {
      ...{ externalId, groupName: group, roomId: room === null ? null : (roomByName.get(room) ?? null) },
      startsAt: window?.startsAt ?? null,
      endsAt: window?.endsAt ?? null,
    }
  }
}

/** Who begins later ends as much later. */
function shifted({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, starts: Date) {
  const later = starts.getTime() - startsAt.getTime()
  return { startsAt: starts, endsAt: new Date(endsAt.getTime() + later) }
}

interface Row {
  id: RegistrationId
  personId: PersonId
  line: RosterLine
  place: PlaceColumns
}

async function writeRegistrations(
  app: App,
  tx: Tx,
  by: Actor,
  sittingId: SittingId,
  rows: Row[],
): Promise<void> {
  const registered = rows.filter(({ line }) => line.willDo !== 'update')
  const created = { createdAt: app.now(), createdBy: by.personId }
  const values = registered.map(({ id, personId, place }) => ({
    id,
    sittingId,
    personId,
    ...place,
    ...created,
  }))
  for (const portion of inPortions(values)) await tx.insertInto('registration').values(portion).execute()
  for (const { id, line, place } of rows) {
    if (line.willDo !== 'update') continue
    // A time zone of one's own stands, unless the roster says another start.
    const { startsAt, endsAt, ...others } = place
    const before = await tx
      .selectFrom('registration')
      .select('startsAt')
      .where('id', '=', id)
      .executeTakeFirst()
    const isSame = before?.startsAt?.getTime() === startsAt?.getTime()
    const window = isSame ? {} : { startsAt, endsAt, timeZone: null }
    await tx
      .updateTable('registration')
      .set({ ...others, ...window })
      .where('id', '=', id)
      .execute()
  }
}

/** Of an accommodation that is there, only what has a column is the roster's to say; a new one takes the standing one over. */
async function writeTimes(
  app: App,
  tx: Tx,
  by: Actor,
  { rows, known }: { rows: Row[]; known: ReadonlyMap<string, KnownPerson> },
): Promise<void> {
  const changed = { changedAt: app.now(), changedBy: by.personId }
  const standing = await standingOf(
    tx,
    rows.map(({ personId }) => personId),
  )
  const values = rows.flatMap(({ id, personId, line }) => {
    const had = known.get(line.email)?.registration ?? noAccommodation
    const { extraMinutes, timeFactor, breakMinutes } = line
    const isSaid =
      extraMinutes !== had.extraMinutes || timeFactor !== had.timeFactor || breakMinutes !== had.breakMinutes
    const taken = line.willDo === 'update' ? undefined : standing.get(personId)
    if (!isSaid && !taken) return []
    const { display, ...others } = taken ?? noAccommodation
    const times = { extraMinutes, timeFactor, breakMinutes }
    return [{ ...others, display: JSON.stringify(display), registrationId: id, ...times, ...changed }]
  })
  for (const portion of inPortions(values)) {
    await tx
      .insertInto('accommodation')
      .values(portion)
      .onConflict((conflict) =>
        conflict.column('registrationId').doUpdateSet(({ ref }) => ({
          extraMinutes: ref('excluded.extraMinutes'),
          timeFactor: ref('excluded.timeFactor'),
          breakMinutes: ref('excluded.breakMinutes'),
          changedAt: ref('excluded.changedAt'),
          changedBy: ref('excluded.changedBy'),
        })),
      )
      .execute()
  }
}

/** PostgreSQL takes 65,535 parameters in one statement. */
function inPortions<Value>(rows: Value[]): Value[][] {
  return Array.from({ length: Math.ceil(rows.length / 1_000) }, (_, at) =>
    rows.slice(at * 1_000, at * 1_000 + 1_000),
  )
}
