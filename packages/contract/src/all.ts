import { admin } from './admin.ts'
import { identity } from './identity.ts'

/** Every route of the server, room by room. */
export const contract = { identity, admin }
export type Contract = typeof contract
