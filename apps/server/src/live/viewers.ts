import type { AttemptId, PersonId, SittingId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { newId } from '../platform/id.ts'

/** An open wall says so this often, in milliseconds. */
const keepsEveryMs = 10_000
/** A wall of which nothing was said for so long is closed: its server is gone. */
const goneAfterMs = 25_000

/** An open wall as others see it. */
export interface ViewerHere {
  /** Says whom it looks at closely now; null for nobody. */
  look(attemptId: AttemptId | null): void
  left(): void
}

/** Notes that a person has the wall of a sitting open, until `left`. A failure is logged; the wall itself goes on. */
export function enterWall(app: App, sittingId: SittingId, personId: PersonId): ViewerHere {
  const id = newId()
  let looksAt: AttemptId | null = null
  // One after the other, so that a late write does not bring back who has left.
  let turn: Promise<unknown> = Promise.resolve()

  function write(step: () => Promise<unknown>, isNews: boolean) {
    turn = turn
      .then(step)
      .then(() => isNews && app.publish(`sitting:${sittingId}`, { type: 'proctors' }))
      .catch((error: unknown) => app.log.error({ err: error, sittingId }, 'a viewer of a wall'))
  }
  // Somebody of another sitting cannot be looked at from this wall.
  const keep = () =>
    app.db
      .insertInto('wallViewer')
      .values((eb) => ({
        ...{ id, sittingId, personId, keptAt: app.now() },
        looksAt: eb
          .selectFrom('attempt')
          .select('attempt.id')
          .where('attempt.id', '=', looksAt)
          .where('attempt.sittingId', '=', sittingId),
      }))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          looksAt: eb.ref('excluded.looksAt'),
          keptAt: eb.ref('excluded.keptAt'),
        })),
      )
      .execute()

  write(keep, true)
  const timer = setInterval(() => write(keep, false), keepsEveryMs)
  return {
    look(attemptId) {
      looksAt = attemptId
      write(keep, true)
    },
    left() {
      clearInterval(timer)
      const longGone = new Date(app.now().getTime() - 10 * goneAfterMs)
      write(
        () =>
          app.db
            .deleteFrom('wallViewer')
            .where((eb) => eb.or([eb('id', '=', id), eb('keptAt', '<', longGone)]))
            .execute(),
        true,
      )
    },
  }
}

/** Who has the wall of a sitting open now, by name, and whom each looks at closely. */
export async function viewersOf(app: App, sittingId: SittingId) {
  const rows = await app.db
    .selectFrom('wallViewer')
    .innerJoin('person', 'person.id', 'wallViewer.personId')
    .select(['person.id', 'person.name', 'looksAt'])
    .where('sittingId', '=', sittingId)
    .where('keptAt', '>', new Date(app.now().getTime() - goneAfterMs))
    .orderBy('person.name')
    .orderBy('wallViewer.id')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, walls]) => ({
    id,
    name: walls[0]?.name ?? '',
    looksAt: walls.flatMap(({ looksAt }) => (looksAt ? [looksAt] : [])),
  }))
}
