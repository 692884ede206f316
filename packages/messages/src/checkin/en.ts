/** Getting ready: consent, devices, reference photo, lobby. */
export const en = {
  title: 'Check-in',
} as const
