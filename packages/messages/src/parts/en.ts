/** What an author writes of items besides their text: languages of code, regions of a picture, limits of files. */
export const en = {
  code: {
    language: 'Language',
    plain: 'None in particular (pseudocode)',
    start: 'Code to begin with',
    'start-help':
      'Stands in the candidate’s editor from the start. Who leaves it as it is has not answered. Tab indents; Escape, then Tab leaves.',
  },
  essay: {
    writing: 'How it is written',
    rich: 'With formatting',
    'rich-note': 'Bold, lists, headings, formulas.',
    plain: 'Plain text',
  },
} as const
