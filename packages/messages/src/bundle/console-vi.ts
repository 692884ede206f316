import { vi as admin } from '../admin/vi.ts'
import { vi as answering } from '../answering/vi.ts'
import { vi as authoring } from '../authoring/vi.ts'
import { vi as bank } from '../bank/vi.ts'
import { vi as comparing } from '../comparing/vi.ts'
import { vi as detectors } from '../detectors/vi.ts'
import { vi as common } from '../everywhere/vi.ts'
import { vi as evidence } from '../evidence/vi.ts'
import { vi as exam } from '../exam/vi.ts'
import { vi as formats } from '../formats/vi.ts'
import { vi as frame } from '../frame/vi.ts'
import { vi as gallery } from '../gallery/vi.ts'
import { vi as hall } from '../hall/vi.ts'
import { vi as identity } from '../identity/vi.ts'
import { vi as items } from '../items/vi.ts'
import { vi as live } from '../live/vi.ts'
import { vi as parts } from '../parts/vi.ts'
import { vi as refusals } from '../refusals/vi.ts'
import { vi as result } from '../result/vi.ts'
import { vi as retention } from '../retention/vi.ts'
import { vi as review } from '../review/vi.ts'
import type { SameShape } from '../same-shape.ts'
import { vi as seating } from '../seating/vi.ts'
import { vi as shown } from '../shown/vi.ts'
import { vi as sight } from '../sight/vi.ts'
import { vi as sitting } from '../sitting/vi.ts'
import { vi as states } from '../states/vi.ts'
import { vi as transfer } from '../transfer/vi.ts'
import type { consoleEn } from './console-en.ts'

export const consoleVi: SameShape<typeof consoleEn> = {
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
