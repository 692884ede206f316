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
  essay: {
    toolbar: 'Formatting of {label}',
    b: 'Bold',
    i: 'Italic',
    u: 'Underlined',
    sup: 'Raised',
    sub: 'Lowered',
    h1: 'Large heading',
    h2: 'Small heading',
    ul: 'List with bullets',
    ol: 'Numbered list',
    undo: 'Undo',
    redo: 'Do again',
    formula: 'Formula',
    'formula-source': 'Formula in TeX',
    'formula-help': 'Such as {example}. Empty takes it away.',
    'formula-insert': 'Insert the formula',
    'plain-only':
      'The editor with formatting could not be loaded. You can write here all the same; what you change is kept as plain text.',
    'too-long': 'This is more than was asked for. Nothing is cut off.',
  },
} as const
