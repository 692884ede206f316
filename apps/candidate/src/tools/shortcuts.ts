/** What a single key does while a candidate reads; the sentence is `tools.keys.<what>` in the messages. */
export const shortcuts = [
  { what: 'next', keys: ['n', 'ArrowRight'] },
  { what: 'previous', keys: ['p', 'ArrowLeft'] },
  { what: 'flag', keys: ['f'] },
  { what: 'review', keys: ['r'] },
  { what: 'list', keys: ['l'] },
  { what: 'calculator', keys: ['c'] },
  { what: 'notes', keys: ['m'] },
  { what: 'help', keys: ['?'] },
] as const
export type Shortcut = (typeof shortcuts)[number]['what']

/** What a key is about: pressed where, and with what. */
export interface Pressed {
  key: string
  /** Control, Alt or Meta is held; the key belongs to the browser. */
  isCombined: boolean
  /** The focus is in something that takes letters or arrows itself: a field, a choice, a list, a dialog, scrolled text. */
  isInControl: boolean
  /** The focus is on a button or a link, which take no letters. */
  isOnButton: boolean
}

/** What a key is to do; nothing while one types, chooses, or holds another key. */
export function shortcutOf({ key, isCombined, isInControl, isOnButton }: Pressed): Shortcut | undefined {
  if (isCombined || isInControl) return undefined
  // Arrows move between buttons of some lists: there they are left alone.
  if (isOnButton && key.startsWith('Arrow')) return undefined
  const wanted = key.length === 1 ? key.toLowerCase() : key
  return shortcuts.find(({ keys }) => keys.some((one) => one === wanted))?.what
}
