/** Writing exams: items, sections, policy, revisions. */
export const en = {
  title: 'Exams',
} as const
