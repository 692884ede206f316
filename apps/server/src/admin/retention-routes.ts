import type { HoldOn } from '@invigil/contract/retention.ts'
import { retention as contract } from '@invigil/contract/retention.ts'
import { implement } from '@orpc/server'
import { thePersonCalling } from '../identity/caller.ts'
import type { Call } from '../platform/api.ts'
import { Refusal } from '../platform/refusal.ts'
import { listReceipts, theReceipt } from './deletion-receipt.ts'
import { ledgerState } from './ledger.ts'
import { endHold, listHolds, makeHold } from './legal-hold.ts'
import { lostOf } from './lost.ts'
import {
  dueSoon,
  eraseByHand,
  ownRetention,
  retentionOf,
  retentionOfSitting,
  undecidedSoon,
} from './retention.ts'

const os = implement(contract).$context<Call>()

export const retentionRoutes = os.router({
  overview: os.overview.handler(async ({ context }) => {
    const { organisationId } = thePersonCalling(context)
    const [due, ledger] = await Promise.all([dueSoon(context.app, organisationId), ledgerState(context.app)])
    return { due, ledger }
  }),
  soon: os.soon.handler(async ({ context }) => ({
    due: await undecidedSoon(context.app, thePersonCalling(context)),
  })),
  ofSitting: os.ofSitting.handler(({ context: { app }, input: { sittingId, ...page } }) =>
    retentionOfSitting(app, sittingId, page),
  ),
  ofAttempt: os.ofAttempt.handler(async ({ context: { app }, input }) => ({
    ...(await retentionOf(app, input.attemptId)),
    lost: await lostOf(app, input.attemptId),
  })),
  mine: os.mine.handler(({ context: { app }, input }) => ownRetention(app, input.attemptId)),
  erase: os.erase.handler(({ context, input }) => eraseByHand(context.app, thePersonCalling(context), input)),
  holds: os.holds.handler(({ context, input }) =>
    listHolds(context.app, thePersonCalling(context).organisationId, input),
  ),
  hold: os.hold.handler(async ({ context, input: { of, reason } }) => {
    await refuseOthers(context.placeOf, of)
    return await makeHold(context.app, thePersonCalling(context), of, reason)
  }),
  endHold: os.endHold.handler(({ context, input: { holdId, reason } }) =>
    endHold(context.app, thePersonCalling(context), holdId, reason),
  ),
  receipts: os.receipts.handler(({ context, input }) =>
    listReceipts(context.app, thePersonCalling(context).organisationId, input),
  ),
  receipt: os.receipt.handler(({ context, input }) =>
    theReceipt(context.app, thePersonCalling(context).organisationId, input.number),
  ),
})

/** Throws `not-found` for what is of another organisation. */
async function refuseOthers(placeOf: Call['placeOf'], of: HoldOn): Promise<void> {
  const { on, ...named } = of
  const id = Object.values(named).join()
  if (!(await placeOf(on, id))) throw new Refusal('not-found', `no ${on} ${id}`)
}
