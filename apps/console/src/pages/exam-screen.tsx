import { ExamPage } from '../exam/exam-page.tsx'
import { TryOutSlot } from '../exam/try-out-slot.ts'
import { TryOut } from '../monitoring/try-out.tsx'

/** An exam, with the rules to be tried on the author's own camera. */
export function ExamScreen() {
  return (
    <TryOutSlot value={TryOut}>
      <ExamPage />
    </TryOutSlot>
  )
}
