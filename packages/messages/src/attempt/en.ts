/** Sitting the exam. */
export const en = {
  title: 'Exam',
} as const
