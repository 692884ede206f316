import { People } from '../identity/people.tsx'
import { StandingSlot } from '../identity/standing-slot.ts'
import { StandingDialog } from '../sitting/standing.tsx'

/** People, with what stands for each of them in every sitting. */
export function PeopleScreen() {
  return (
    <StandingSlot value={StandingDialog}>
      <People />
    </StandingSlot>
  )
}
