import type { HTTPMethod } from '@orpc/contract'
import { oc } from '@orpc/contract'
import type { Access } from './access.ts'

/** What every route says about itself beyond its schemas. */
export interface RouteMeta {
  access: Access
  /** Its texts may hold what no table can, e.g. U+0000, and the room sees to it; everywhere else that is refused. */
  takesAnyText?: true
}

const base = oc.$meta<RouteMeta>({ access: { who: [], of: 'any' } })

/**
 * Begins a route: `route('POST', '/exams', 'Creates an exam.', { who: ['author'], of: 'organisation' }).input(…).output(…)`.
 * The path is under `/api`; `{name}` in it is taken from the input field of that name. Without an access nobody may call it.
 */
export function route(method: HTTPMethod, path: `/${string}`, summary: string, access: Access) {
  const room = path.split('/')[1] ?? 'invigil'
  return base.meta({ access }).route({ method, path, summary, tags: [room] })
}
