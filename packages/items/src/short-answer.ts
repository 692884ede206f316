import { z } from 'zod'
import {
  AcceptedForm,
  Form,
  feedbackTexts,
  formProblems,
  leniencyParts,
  percentOfForm,
} from './accepted-form.ts'
import { itemKind, itemParts, seenParts } from './item.ts'
import { partOf } from './part-of.ts'

/** A word, a name, a number: worth what the first of the accepted forms gives that is like it. */
export const shortAnswer = itemKind({
  kind: 'short-answer',
  item: z.object({
    kind: z.literal('short-answer'),
    ...itemParts,
    accepted: z.array(AcceptedForm).max(100),
    ...leniencyParts,
  }),
  answer: z.object({ text: Form }),
  seen: z.object({ kind: z.literal('short-answer'), ...seenParts }),
  isAnswered: ({ text }) => text.trim() !== '',
  score: ({ accepted, points, ...leniency }, { text }) =>
    partOf(points, percentOfForm(accepted, text, leniency)),
  withoutKey: () => ({}),
  problemsOf: ({ accepted, ...leniency }) => formProblems(accepted, leniency),
  textsOf: ({ accepted }) => feedbackTexts(accepted),
})
