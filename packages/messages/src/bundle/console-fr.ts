import { fr as admin } from '../admin/fr.ts'
import { fr as answering } from '../answering/fr.ts'
import { fr as authoring } from '../authoring/fr.ts'
import { fr as bank } from '../bank/fr.ts'
import { fr as comparing } from '../comparing/fr.ts'
import { fr as detectors } from '../detectors/fr.ts'
import { fr as common } from '../everywhere/fr.ts'
import { fr as evidence } from '../evidence/fr.ts'
import { fr as exam } from '../exam/fr.ts'
import { fr as formats } from '../formats/fr.ts'
import { fr as frame } from '../frame/fr.ts'
import { withFrenchSpaces } from '../french-spaces.ts'
import { fr as gallery } from '../gallery/fr.ts'
import { fr as hall } from '../hall/fr.ts'
import { fr as identity } from '../identity/fr.ts'
import { fr as items } from '../items/fr.ts'
import { fr as live } from '../live/fr.ts'
import { fr as parts } from '../parts/fr.ts'
import { fr as refusals } from '../refusals/fr.ts'
import { fr as result } from '../result/fr.ts'
import { fr as retention } from '../retention/fr.ts'
import { fr as review } from '../review/fr.ts'
import type { SameShape } from '../same-shape.ts'
import { fr as seating } from '../seating/fr.ts'
import { fr as shown } from '../shown/fr.ts'
import { fr as sight } from '../sight/fr.ts'
import { fr as sitting } from '../sitting/fr.ts'
import { fr as states } from '../states/fr.ts'
import { fr as transfer } from '../transfer/fr.ts'
import type { consoleEn } from './console-en.ts'

export const consoleFr: SameShape<typeof consoleEn> = withFrenchSpaces({
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
})
