import { LookThroughSlot } from '../live/look-through-slot.ts'
import { Wall } from '../live/wall.tsx'
import { LookThrough } from '../monitoring/look-through.tsx'

/** The wall, where a candidate's live picture can be looked at with the sensors. */
export function WallScreen() {
  return (
    <LookThroughSlot value={LookThrough}>
      <Wall />
    </LookThroughSlot>
  )
}
