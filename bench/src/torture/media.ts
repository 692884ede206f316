import { browserKills } from './browser-kills.ts'
import type { Ordeal } from './ordeal.ts'
import { powerCuts } from './power-cuts.ts'
import { serverKills } from './server-kills.ts'

const all: Record<string, () => Promise<Ordeal>> = {
  kills: serverKills,
  cuts: powerCuts,
  browsers: browserKills,
}
const asked = process.env.INVIGIL_TORTURE_PARTS?.split(',') ?? Object.keys(all)

/** Whatever ends a recording's machines, what was acknowledged stays. INVIGIL_TORTURE_PARTS names some of its ordeals, e.g. `kills,cuts`. */
export const ordeals = Object.entries(all)
  .filter(([name]) => asked.includes(name))
  .map(([name, suffer]) => ({ name, suffer }))
