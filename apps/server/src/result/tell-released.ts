import type { AttemptId } from '@invigil/contract/ids.ts'
import type { App } from '../platform/app.ts'
import { isDue, releasePartsOf } from './release-parts.ts'
import { sittingOf } from './results.ts'
import { addressOf, wordsOf } from './words.ts'

/** Writes to a candidate, in their language, that there is something to read; points are in no letter. */
export async function tellReleased(app: App, { attemptId }: { attemptId: AttemptId }): Promise<void> {
  const parts = await releasePartsOf(app, await sittingOf(app, attemptId))
  if (!Object.values(parts).some((from) => isDue(from, app.now()))) return
  const candidate = await app.db
    .selectFrom('attempt')
    .innerJoin('person', 'person.id', 'attempt.personId')
    .innerJoin('sitting', 'sitting.id', 'attempt.sittingId')
    .select(['person.email', 'person.locale', 'sitting.name'])
    .where('attempt.id', '=', attemptId)
    .where('person.isGuest', '=', false)
    .executeTakeFirst()
  if (!candidate) return
  const t = wordsOf(candidate.locale)
  const subject = `${t['mail-subject']}: ${candidate.name}`
  await app.mail.send({
    to: candidate.email,
    subject,
    text: `${t['mail-text']}\n\n${addressOf(app)}\n`,
  })
}
