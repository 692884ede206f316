import { admin } from './admin/admin.ts'
import { exam } from './exam/exam.ts'
import { identity } from './identity/identity.ts'
import { platform } from './platform/platform.ts'
import type { Room } from './platform/room.ts'

/** Every room, from the ground up: a room imports only rooms before it. */
export const rooms: readonly Room[] = [platform, identity, exam, admin]
