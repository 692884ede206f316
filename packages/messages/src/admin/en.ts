/** Running the place: errors, audit, health, settings. */
export const en = {
  title: 'Administration',
} as const
