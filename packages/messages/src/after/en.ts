/** After the exam: receipt and result. */
export const en = {
  title: 'Receipt',
} as const
