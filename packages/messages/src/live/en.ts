/** Watching a sitting: tiles, alerts, interventions. */
export const en = {
  title: 'Live wall',
} as const
