import { type DetectorKind, detectors } from '@invigil/detectors/all.ts'
import { z } from 'zod'

/** One setting of a detector, as much as a field of a form needs. */
export type Setting =
  | { is: 'number'; name: string; starts: number; least: number; most: number; step: number }
  | { is: 'boolean'; name: string; starts: boolean }

const Described = z.object({
  properties: z.record(
    z.string(),
    z.object({
      type: z.enum(['number', 'integer', 'boolean']),
      default: z.union([z.number(), z.boolean()]),
      minimum: z.number().default(0),
      maximum: z.number().default(1_000_000),
    }),
  ),
})

/** The settings of a detector, read from its schema. Throws when it has one that no field is made for. */
export function settingsOf(kind: DetectorKind): Setting[] {
  const detector = detectors.find((one) => one.kind === kind)
  if (!detector) return []
  const { properties } = Described.parse(z.toJSONSchema(detector.settings))
  return Object.entries(properties).map(([name, { type, default: starts, minimum, maximum }]) => {
    if (type === 'boolean') return { is: 'boolean', name, starts: starts === true }
    const step = type === 'integer' || maximum - minimum > 20 ? 0.5 : 0.005
    return {
      is: 'number',
      name,
      starts: Number(starts),
      least: minimum,
      most: maximum,
      step: type === 'integer' ? 1 : step,
    }
  })
}
