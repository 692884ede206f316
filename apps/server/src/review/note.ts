import type { AttemptId, PersonId } from '@invigil/contract/ids.ts'
import type { Note } from '@invigil/contract/review.ts'
import type { z } from 'zod'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'

/** Keeps what a reviewer wrote, at a moment or on the whole of an attempt. */
export async function writeNote(
  app: App,
  attemptId: AttemptId,
  note: { personId: PersonId; at: string | null; text: string },
): Promise<z.infer<typeof Note>> {
  const { personId, at, text } = note
  const id = newId()
  const row = { id, attemptId, personId, at: at ? new Date(at) : null, body: text, writtenAt: app.now() }
  await app.db.insertInto('note').values(row).execute()
  const written = (await notesOf(app, attemptId)).find((one) => one.id === id)
  if (!written) throw new Error(`note ${id} was not written`)
  return written
}

/** The notes on an attempt, the oldest first. */
export async function notesOf(app: App, attemptId: AttemptId): Promise<z.infer<typeof Note>[]> {
  const rows = await app.db
    .selectFrom('note')
    .innerJoin('person', 'person.id', 'note.personId')
    .selectAll('note')
    .select('person.name')
    .where('attemptId', '=', attemptId)
    .orderBy('writtenAt')
    .orderBy('note.id')
    .execute()
  return rows.map(({ id, at, body, personId, name, writtenAt }) => ({
    id,
    at: at?.toISOString() ?? null,
    text: body,
    by: { id: personId, name },
    writtenAt: writtenAt.toISOString(),
  }))
}
