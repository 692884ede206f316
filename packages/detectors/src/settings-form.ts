import { z } from 'zod'
import type { Detector } from './detector.ts'

/** One field of a detector's form. Its name in words is `detectors.<kind>.settings.<name>` in the messages. */
export type SettingField =
  | {
      name: string
      control: 'number'
      unit: string
      least: number
      most: number
      isWhole: boolean
      start: number
    }
  | { name: string; control: 'switch'; start: boolean }

const Drawn = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['number', 'integer']),
    unit: z.string(),
    minimum: z.number(),
    maximum: z.number(),
    default: z.number(),
  }),
  z.object({ type: z.literal('boolean'), default: z.boolean() }),
])

/** The form that a detector's settings schema draws; throws when a setting lacks its range, its unit or its default. */
export function settingsForm(detector: Pick<Detector, 'settings'>): SettingField[] {
  const { properties = {} } = z.toJSONSchema(detector.settings, { io: 'input' })
  return Object.entries(properties).map(([name, property]) => fieldOf(name, Drawn.parse(property)))
}

function fieldOf(name: string, drawn: z.infer<typeof Drawn>): SettingField {
  if (drawn.type === 'boolean') return { name, control: 'switch', start: drawn.default }
  const { type, unit, minimum: least, maximum: most, default: start } = drawn
  return { name, control: 'number', unit, least, most, isWhole: type === 'integer', start }
}
