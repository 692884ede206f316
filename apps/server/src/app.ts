import { admin } from './admin/admin.ts'
import { attempt } from './attempt/attempt.ts'
import { checkin } from './checkin/checkin.ts'
import { exam } from './exam/exam.ts'
import { identity } from './identity/identity.ts'
import { incident } from './incident/incident.ts'
import { live } from './live/live.ts'
import { media } from './media/media.ts'
import { monitoring } from './monitoring/monitoring.ts'
import { platform } from './platform/platform.ts'
import type { Room } from './platform/room.ts'
import { result } from './result/result.ts'
import { review } from './review/review.ts'
import { sitting } from './sitting/sitting.ts'

/** Every room, from the ground up: a room imports only rooms before it. */
export const rooms: readonly Room[] = [
  platform,
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
]
