/** The words of controls that some answers need: code, formatted text, places in a picture, files. */
export const en = {
  code: {
    label: 'Your code',
    'label-in': 'Your code in {language}',
    help: 'Tab indents. To leave with the keyboard, press Escape, then Tab. The code is read by a person and never run.',
    'start-again': 'Put the code back that you were given',
    shown: 'Code in {language}',
    'shown-plain': 'Code',
  },
} as const
