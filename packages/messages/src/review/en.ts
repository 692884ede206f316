/** Judging afterwards: timeline, decisions, verdicts. */
export const en = {
  title: 'Review',
} as const
