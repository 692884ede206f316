/** The zone of this browser, which most sittings are in. Browsers still call Vietnam's by the name it had before 1976. */
export function ownTimeZone(): string {
  return currentName(new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC')
}

/** Every zone to choose from, the reader's own first. */
export function timeZones(): string[] {
  const listed = Intl.supportedValuesOf('timeZone').map(currentName)
  return [...new Set([ownTimeZone(), 'UTC', ...listed])]
}

function currentName(timeZone: string): string {
  return timeZone === 'Asia/Saigon' ? 'Asia/Ho_Chi_Minh' : timeZone
}
