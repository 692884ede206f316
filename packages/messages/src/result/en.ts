/** Scoring, marking by hand, release. */
export const en = {
  title: 'Marking and results',
} as const
