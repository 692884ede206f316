import { en as admin } from '../admin/en.ts'
import { en as answering } from '../answering/en.ts'
import { en as authoring } from '../authoring/en.ts'
import { en as bank } from '../bank/en.ts'
import { en as comparing } from '../comparing/en.ts'
import { en as detectors } from '../detectors/en.ts'
import { en as common } from '../everywhere/en.ts'
import { en as evidence } from '../evidence/en.ts'
import { en as exam } from '../exam/en.ts'
import { en as formats } from '../formats/en.ts'
import { en as frame } from '../frame/en.ts'
import { en as gallery } from '../gallery/en.ts'
import { en as hall } from '../hall/en.ts'
import { en as identity } from '../identity/en.ts'
import { en as items } from '../items/en.ts'
import { en as live } from '../live/en.ts'
import { en as parts } from '../parts/en.ts'
import { en as refusals } from '../refusals/en.ts'
import { en as result } from '../result/en.ts'
import { en as retention } from '../retention/en.ts'
import { en as review } from '../review/en.ts'
import { en as seating } from '../seating/en.ts'
import { en as shown } from '../shown/en.ts'
import { en as sight } from '../sight/en.ts'
import { en as sitting } from '../sitting/en.ts'
import { en as states } from '../states/en.ts'
import { en as transfer } from '../transfer/en.ts'

/** Every text of the console, area by area. */
export const consoleEn = {
  common,
  refusals,
  states,
  detectors,
  formats,
  frame,
  identity,
  hall,
  gallery,
  exam,
  authoring,
  bank,
  comparing,
  transfer,
  seating,
  sitting,
  items,
  live,
  shown,
  review,
  result,
  retention,
  evidence,
  admin,
  sight,
  answering,
  parts,
}
