import type { Role } from '@invigil/contract/access.ts'
import type { Grant } from '@invigil/contract/identity.ts'
import type { Sitting } from '@invigil/contract/sitting.ts'

/** Whether somebody holds a role on a sitting, on its exam or everywhere, as the server asks: what it would refuse is not asked for. */
export function holdsRole(
  grants: readonly Grant[],
  role: Role,
  { id, examId }: Pick<Sitting, 'id' | 'examId'>,
): boolean {
  return grants.some((grant) => {
    if (grant.role !== role && grant.role !== 'administrator') return false
    if (grant.on === 'exam') return grant.examId === examId
    return grant.on === 'organisation' || grant.sittingId === id
  })
}
