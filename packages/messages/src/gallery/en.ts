/** The gallery of the design. */
export const en = {
  title: 'Design',
  text: 'Every component in its states.',
  colours: 'Colours',
  buttons: 'Buttons and links',
  fields: 'Fields',
  states: 'States',
  tables: 'Tables and tabs',
  places: 'Empty, loading, failed, offline',
  overlays: 'Dialogs and toasts',
} as const
