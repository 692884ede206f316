/** Planning sittings: times, roster, accommodations, proctors. */
export const en = {
  title: 'Sittings',
} as const
