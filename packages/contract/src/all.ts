import { admin } from './admin.ts'
import { attempt } from './attempt.ts'
import { checkin } from './checkin.ts'
import { exam } from './exam.ts'
import { identity } from './identity.ts'
import { incident } from './incident.ts'
import { live } from './live.ts'
import { media } from './media.ts'
import { monitoring } from './monitoring.ts'
import { result } from './result.ts'
import { review } from './review.ts'
import { sitting } from './sitting.ts'

/** Every route of the server, room by room. */
export const contract = {
  identity,
  exam,
  sitting,
  attempt,
  media,
  incident,
  checkin,
  monitoring,
  live,
  review,
  result,
  admin,
}
export type Contract = typeof contract
