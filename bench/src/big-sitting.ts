import { randomUUID } from 'node:crypto'
import type { AnswerBody } from '@invigil/contract/attempt.ts'
import type { ItemId, SectionId, SittingId } from '@invigil/contract/ids.ts'
import type { Item } from '@invigil/items/all.ts'
import { openDatabase } from '@invigil/server/src/platform/database.ts'
import { type Caller, callerOf } from '@invigil/simulator/wire/caller.ts'
import { openHall, withoutCheckIn } from './hall.ts'

/** A question, and what everybody answers to it; of choices most choose `a` and the others `b`. */
export interface Asked {
  item: Item
  body: AnswerBody
}

/** A sitting that one candidate sat over the wire, and so many others by copies of the rows, each with answers of their own. */
export async function aBigSitting(
  where: { url: string; caller: Caller; host: string },
  asked: readonly Asked[],
  attempts: number,
): Promise<SittingId> {
  const sittingId = await oneSat(where.url, where.caller, asked)
  await multiply(where.host, sittingId, attempts)
  return sittingId
}

async function oneSat(url: string, caller: Caller, asked: readonly Asked[]): Promise<SittingId> {
  const exam = { title: 'Statistics', language: 'en', minutes: 60 } as const
  const { id, version, policy } = await caller.exam.create({ ...exam, preset: 'standard' })
  const items = asked.map(({ item }) => item)
  const section = { id: randomUUID() as SectionId, title: 'All', shuffleItems: false, items }
  const content = { sections: [section], shuffleOptions: false }
  const changed = { ...policy, ...withoutCheckIn, isChanged: true }
  const saved = await caller.exam.save({ examId: id, version, ...exam, content, policy: changed })
  await caller.exam.publish({ examId: id, version: saved.version })
  const { sittingId, tokens } = await openHall(caller, id, 1)
  const entered = await callerOf(url).attempt.enterByLink({ token: tokens[0] ?? '' })
  const { attemptId, attemptKey, opening } = entered
  const candidate = callerOf(url, { authorization: `Bearer ${attemptKey}` })
  await candidate.checkin.ready({ attemptId })
  await candidate.attempt.start({ attemptId })
  const journalId = randomUUID()
  const entries = asked.map(({ item, body }, at) => ({
    ...{ seq: at + 1, itemId: item.id as ItemId, body, at: at * 20_000 },
  }))
  await candidate.attempt.record({ attemptId, journalId, opening, entries })
  await candidate.attempt.submit({ attemptId, journalId, lastSeq: asked.length })
  // Reading the results counts what is not counted yet.
  await caller.result.list({ sittingId })
  return sittingId
}

/** Candidates differ in how able they are, and questions in how hard; who knows and who guesses is always the same. */
const bodyOfMany = `case when g.body ->> 'chosen' is null then g.body
  when g.luck < 0.3 + (g.n % 7) * 0.08 + (g.seq % 5) * 0.04 then json_build_object('chosen', 'a')
  else json_build_object('chosen', 'b') end`

async function multiply(host: string, sittingId: SittingId, attempts: number): Promise<void> {
  // Temporary tables are of one connection.
  const { db, pool } = openDatabase({ host, database: 'postgres' }, { size: 1, report: () => undefined })
  const statements = [
    'set statement_timeout = 0',
    `create temporary table one as select * from attempt where sitting_id = '${sittingId}'`,
    `create temporary table many as select n, gen_random_uuid() as person, gen_random_uuid() as registration,
      gen_random_uuid() as attempt from generate_series(2, ${attempts}) n`,
    `insert into person (id, organisation_id, email, name, locale, created_at)
      select many.person, p.organisation_id, n || '-${sittingId}@many.example', 'Candidate ' || n, p.locale, p.created_at
      from many, one join person p on p.id = one.person_id`,
    `insert into registration (id, sitting_id, person_id, created_at, created_by)
      select many.registration, r.sitting_id, many.person, r.created_at, r.created_by
      from many, one join registration r on r.id = one.registration_id`,
    `insert into attempt (id, registration_id, sitting_id, person_id, state, seed, opening, created_at, started_at, ended_at)
      select many.attempt, many.registration, sitting_id, many.person, state, seed || n, opening, created_at, started_at, ended_at
      from many, one`,
    `create temporary table given as
      select attempt, journal_id, seq, opening, item_id, ${bodyOfMany} as body, hash, written_at, received_at from (
        select many.attempt, many.n, a.*, abs(hashint4(many.n * 1000 + a.seq)) % 1000 / 1000.0 as luck
        from many, one join answer_log a on a.attempt_id = one.id
      ) g order by attempt, seq`,
    `insert into answer_log (attempt_id, journal_id, seq, opening, item_id, body, hash, written_at, received_at, is_late)
      select attempt, journal_id, seq, opening, item_id, body, hash, written_at, received_at, false from given`,
    `insert into answer (attempt_id, item_id, opening, seq, journal_id, body, hash, received_at)
      select attempt, item_id, opening, seq, journal_id, body, hash, received_at from given`,
    `insert into score (attempt_id, item_id, answer_hash, points, max, needs_marking, rule, scored_at)
      select given.attempt, s.item_id, given.hash,
        case when s.needs_marking then 0 else (given.body ->> 'chosen' = 'a')::int end, s.max, s.needs_marking,
        case when s.needs_marking then s.rule when given.body ->> 'chosen' = 'a' then 'right' else 'wrong' end, s.scored_at
      from given, one join score s on s.attempt_id = one.id where s.item_id = given.item_id`,
    'analyze attempt, answer, answer_log, score, registration, person',
  ]
  try {
    for (const statement of statements) await pool.query({ text: statement, ...{ query_timeout: 300_000 } })
  } finally {
    await db.destroy()
  }
}
