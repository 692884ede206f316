import { answerCuts } from './answers-cuts.ts'
import { answerFullDisk } from './answers-full-disk.ts'
import { answerKills } from './answers-kills.ts'
import { answerStorms } from './answers-storms.ts'
import type { Ordeal } from './ordeal.ts'

const all: Record<string, () => Promise<Ordeal>> = {
  kills: answerKills,
  cuts: answerCuts,
  storms: answerStorms,
  full: answerFullDisk,
}
const asked = process.env.INVIGIL_TORTURE_PARTS?.split(',') ?? Object.keys(all)

/** Whatever happens to server, database, line or clock, what was acknowledged stays. INVIGIL_TORTURE_PARTS names some of its ordeals, e.g. `kills,cuts`. */
export const ordeals = Object.entries(all)
  .filter(([name]) => asked.includes(name))
  .map(([name, suffer]) => ({ name, suffer }))
