/** The words of item kinds: names, how points came about, and what is unfinished before publishing. */
export const en = {
  kinds: {
    'single-choice': { title: 'Single choice', explanation: 'One of the options is right.' },
    'multiple-choice': { title: 'Multiple choice', explanation: 'Any number of the options is right.' },
    'true-false': { title: 'True or false', explanation: 'A statement that holds or does not.' },
    'short-answer': {
      title: 'Short answer',
      explanation: 'A word, a name or a number, compared with accepted forms.',
    },
    numeric: {
      title: 'Number',
      explanation: 'A number, right within a tolerance, with a unit if need be.',
    },
    ordering: { title: 'Ordering', explanation: 'Entries to be put in their right order.' },
    essay: { title: 'Essay', explanation: 'A text of one’s own, marked by a person.' },
    code: {
      title: 'Code',
      explanation: 'A program of one’s own, in the language you name; marked by a person. Nothing is run.',
    },
    information: { title: 'Information', explanation: 'Something to read, without an answer or points.' },
  },
  scoring: {
    'by-pair':
      'Of all pairs of entries, those in their right order less those in the wrong one, never below 0.',
    'by-position': 'Each entry at exactly its own place earns its share of the points.',
    exact: 'All points for exactly the right order, otherwise none.',
    'right-minus-wrong':
      'Each right choice earns its share of the points; each wrong one loses as much, never below 0.',
    'all-or-nothing': 'All points for exactly the right choices, otherwise none.',
  },
  rules: {
    'not-answered': 'Not answered.',
    unreadable: 'The answer could not be read by this kind of question.',
    right: 'Right.',
    wrong: 'Not right.',
    each: '{right, number} of {correct, number} right.',
    'each-or-nothing': '{right, number} of {correct, number} right: all or nothing.',
    pairs:
      '{right, number} pairs in their right order minus {wrong, number} in the wrong one, of {correct, number} pairs.',
    partly: 'Right in part: {percent, number} % of the points.',
    'no-number': 'The answer is no number.',
    'no-unit': 'No unit was chosen.',
    'wrong-unit': 'The unit is not right.',
    'right-minus-wrong':
      '{right, number} right minus {wrong, number} wrong, of {correct, number} right options.',
    'all-or-nothing':
      '{right, number} of {correct, number} right options and {wrong, number} wrong ones: all or nothing.',
    'by-hand': 'Marked by a person ({words, plural, one {# word} other {# words}}).',
    'by-hand-lines': 'Marked by a person ({lines, plural, one {# line} other {# lines}}).',
  },
  problems: {
    'no-items': 'The exam has no question yet.',
    'empty-section': 'This section has no question.',
    'empty-section-title': 'This section has no title.',
    'empty-text': 'The question has no text.',
    'points-for-nothing': 'What is only to be read cannot be worth points.',
    'no-points': 'The question is worth no points.',
    'too-few-options': 'A choice needs at least two options.',
    'empty-option': 'An option has no text.',
    'same-option-twice': 'Two options have the same text.',
    'same-id-twice': 'The same internal name is used twice.',
    'no-correct-option': 'No option is marked as right.',
    'several-correct-options': 'More than one option is marked as right; use multiple choice for that.',
    'no-accepted-form': 'No accepted answer is given.',
    'no-number': 'An accepted value is missing or is no number.',
    'wrong-tolerance': 'A tolerance is no number or is below zero.',
    'no-full-points': 'No accepted value gives all the points.',
    'empty-unit': 'A unit has no name.',
    'same-unit-twice': 'Two units have the same name.',
    'wrong-factor': 'A unit’s factor is no number above zero.',
    'no-right-unit': 'None of the units is ever right.',
    'too-few-entries': 'An order needs at least two entries.',
    'word-limits-crossed': 'The least number of words is above the greatest.',
    'unreadable-formula': 'This formula cannot be read: {formula}',
    'image-missing': 'An image is not among this exam’s files; upload it again.',
    'section-times-too-long':
      'The times of the sections are {sections} minutes together, the exam has {minutes}: the last sections would be cut off.',
    'image-without-alt': 'An image has no description for those who cannot see it.',
  },
} as const
