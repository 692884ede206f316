import { fr as after } from '../after/fr.ts'
import { fr as answering } from '../answering/fr.ts'
import { fr as attempt } from '../attempt/fr.ts'
import { fr as checkin } from '../checkin/fr.ts'
import { fr as entrance } from '../entrance/fr.ts'
import { fr as common } from '../everywhere/fr.ts'
import { withFrenchSpaces } from '../french-spaces.ts'
import { fr as refusals } from '../refusals/fr.ts'
import { fr as rules } from '../rules/fr.ts'
import type { SameShape } from '../same-shape.ts'
import { fr as side } from '../side/fr.ts'
import { fr as states } from '../states/fr.ts'
import { fr as tools } from '../tools/fr.ts'
import { fr as trying } from '../trying/fr.ts'
import type { candidateEn } from './candidate-en.ts'

export const candidateFr: SameShape<typeof candidateEn> = withFrenchSpaces({
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
})
