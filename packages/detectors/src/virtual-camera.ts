import { z } from 'zod'
import { detector } from './detector.ts'
import { madeBy } from './virtual-camera-names.ts'
import { episode } from './watcher.ts'

/** The camera calls itself by the name of a program: its pictures can be anything. People use such for good reasons too. */
export const virtualCamera = detector({
  kind: 'virtual-camera',
  version: 1,
  watches: 'camera',
  severity: 'medium',
  settings: z.object({
    noticesEffects: z.boolean().default(true),
    noticesTelephones: z.boolean().default(false),
  }),
  watch: ({ noticesEffects, noticesTelephones }) =>
    episode(0, ({ label }) => {
      const by = madeBy(label)
      if (!by || (by === 'effects' && !noticesEffects) || (by === 'telephone' && !noticesTelephones))
        return false
      return { detail: { by, label: label.slice(0, 120) }, confidence: sureness[by] }
    }),
})

const sureness = { program: 0.9, file: 0.95, effects: 0.6, telephone: 0.5 } as const
