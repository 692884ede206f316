import { vi as after } from '../after/vi.ts'
import { vi as answering } from '../answering/vi.ts'
import { vi as attempt } from '../attempt/vi.ts'
import { vi as checkin } from '../checkin/vi.ts'
import { vi as entrance } from '../entrance/vi.ts'
import { vi as common } from '../everywhere/vi.ts'
import { vi as refusals } from '../refusals/vi.ts'
import { vi as rules } from '../rules/vi.ts'
import type { SameShape } from '../same-shape.ts'
import { vi as side } from '../side/vi.ts'
import { vi as states } from '../states/vi.ts'
import { vi as tools } from '../tools/vi.ts'
import { vi as trying } from '../trying/vi.ts'
import type { candidateEn } from './candidate-en.ts'

export const candidateVi: SameShape<typeof candidateEn> = {
  common,
  refusals,
  states,
  entrance,
  checkin,
  side,
  attempt,
  tools,
  after,
  answering,
  trying,
  // Of the kinds of items, a candidate reads only how points came about.
  items: { rules },
}
