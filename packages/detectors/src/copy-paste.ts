import { z } from 'zod'
import { detector } from './detector.ts'
import { moment } from './watcher.ts'

/** Text came from outside the exam, or the exam's text was taken. Moving one's own words within the exam is silent. */
export const copyPaste = detector({
  kind: 'copy-paste',
  version: 1,
  watches: 'clipboard',
  severity: 'medium',
  settings: z.object({
    fromLength: z.number().int().min(1).max(1000).default(12).meta({ unit: 'characters' }),
    noticesPasting: z.boolean().default(true),
    noticesCopying: z.boolean().default(true),
  }),
  watch: ({ fromLength, noticesPasting, noticesCopying }) =>
    moment(2, ({ action, length, isFromExam }) => {
      if (length < fromLength) return false
      if (action === 'paste' ? isFromExam || !noticesPasting : !noticesCopying) return false
      return { about: action, detail: { action, length } }
    }),
})
