import { en as after } from '../after/en.ts'
import { en as answering } from '../answering/en.ts'
import { en as attempt } from '../attempt/en.ts'
import { en as checkin } from '../checkin/en.ts'
import { en as entrance } from '../entrance/en.ts'
import { en as common } from '../everywhere/en.ts'
import { en as refusals } from '../refusals/en.ts'
import { en as rules } from '../rules/en.ts'
import { en as side } from '../side/en.ts'
import { en as states } from '../states/en.ts'
import { en as tools } from '../tools/en.ts'
import { en as trying } from '../trying/en.ts'

/** Every text of the candidate’s app, area by area. */
export const candidateEn = {
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
