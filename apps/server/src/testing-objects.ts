import type { ScopeKind } from '@invigil/contract/access.ts'
import type { OrganisationId, PersonId } from '@invigil/contract/ids.ts'
import { enters } from './attempt/testing.ts'
import { aBank } from './exam/bank/testing.ts'
import { aPerson } from './identity/testing.ts'
import { raiseIncident, type ToRaise } from './incident/raise.ts'
import type { TestApp } from './platform/testing.ts'
import { aCandidate, aSitting } from './sitting/testing.ts'

/** One object of every kind in one organisation, and the candidate whose registration and attempt they are. */
export interface Objects {
  ids: { [kind in ScopeKind]: string }
  candidateId: PersonId
  /** Opens the attempt without a sign-in. */
  attemptKey: string
}

/** Makes one object of every kind of scope, so that `access.test.ts` can ask everybody about it. */
export async function oneOfEverything(app: TestApp, organisationId: OrganisationId): Promise<Objects> {
  const by = await aPerson(app, { organisationId })
  const { sittingId, exam, candidate } = await aSitting(app, { by }).with(aCandidate('Linh'))
  const { bankId } = await aBank(app, by)
  const { registrationId, personId, token } = candidate('Linh')
  const { attemptId, attemptKey } = await enters(app, { token })
  const toRaise = { attemptId, sittingId, ...secondFace(app.now()) }
  const incidentId = await app.db.transaction().execute((tx) => raiseIncident(app, tx, toRaise))
  return {
    ids: {
      organisation: organisationId,
      person: personId,
      exam: exam.examId,
      bank: bankId,
      sitting: sittingId,
      registration: registrationId,
      attempt: attemptId,
      incident: incidentId,
    },
    candidateId: personId,
    attemptKey,
  }
}

function secondFace(at: Date): Omit<ToRaise, 'attemptId' | 'sittingId'> {
  const signal = {
    kind: 'several-faces',
    phase: 'moment',
    episode: 'one',
    at: at.getTime(),
    since: at.getTime(),
    confidence: 0.9,
    detail: { faces: 2 },
    detector: 'several-faces@1',
  } as const
  return { severity: 'medium', signal: { ...signal, models: [] }, startedAt: at, endedAt: at }
}
