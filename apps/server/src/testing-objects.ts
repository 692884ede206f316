import type { ScopeKind } from '@invigil/contract/access.ts'
import type { OrganisationId } from '@invigil/contract/ids.ts'
import { anExam } from './exam/testing.ts'
import { aPerson, type TestPerson } from './identity/testing.ts'
import type { App } from './platform/app.ts'

/** One object of every kind in one organisation, and the candidate whose registration and attempt they are. */
export interface Objects {
  /** The id of each kind that a room can make so far. */
  ids: { [kind in ScopeKind]?: string }
  candidate: TestPerson
  /** Opens the attempt without a sign-in. */
  attemptKey?: string
}

/**
 * Makes one object of every kind. A room that adds a kind of scope adds its line here, so that `access.test.ts` can ask
 * everybody about it.
 */
export async function oneOfEverything(app: App, organisationId: OrganisationId): Promise<Objects> {
  const candidate = await aPerson(app, { organisationId })
  const author = await aPerson(app, { organisationId })
  const { examId } = await anExam(app, author)
  return {
    ids: { organisation: organisationId, person: candidate.personId, exam: examId },
    candidate,
  }
}
