/** An author answers a paper as a candidate would. */
export const en = {
  'no-title': 'Exam without a title',
  draft: 'You try the draft, as it was saved last, as a candidate would. Nothing of it is stored.',
  revision: 'You try revision {number, number} as a candidate would. Nothing of it is stored.',
  again: 'Draw again',
  'again-help': 'Another paper: other draws, values and orders.',
  way: 'How to try it',
  ways: {
    walk: 'As a candidate meets it',
    'walk-note':
      'Section by section, with their clocks, order and tools. No clock ends anything but a section; you may end that at once.',
    page: 'All on one page',
    'page-note': 'All questions below each other, without clocks.',
  },
  'end-section': 'End the time of this section',
  score: 'See what it scores',
  scored: 'The automatic scoring gives {points, number} of {max, number} points.',
  'by-hand':
    '{count, plural, one {# answer waits} other {# answers wait}} for a person; they count as 0 here.',
  points: '{points, number} of {max, number} points',
  changed: 'The exam has been changed since this paper was made. Load it again to try what it says now.',
  reload: 'Load it again',
  empty: 'This exam has no question yet.',
  close: 'Back to the exam',
} as const
