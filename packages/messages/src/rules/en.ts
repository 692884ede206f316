/** How the points of an answer came about: a sentence for each rule, for markers and for candidates. */
export const en = {
  'not-answered': 'Not answered.',
  unreadable: 'The answer could not be read by this kind of question.',
  right: 'Right.',
  wrong: 'Not right.',
  each: '{right, number} of {correct, number} right.',
  'each-or-nothing': '{right, number} of {correct, number} right: all or nothing.',
  gaps: '{right, number} of {correct, number} gaps right: {percent, number} % of the points.',
  'each-option': '{right, number} of {correct, number} options rightly chosen or rightly left.',
  weights: 'The chosen options together give {percent, number} % of the points.',
  'too-many': 'More was chosen than allowed.',
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
  places: '{right, number} of {correct, number} places found, minus {wrong, number} wrong.',
  'places-all':
    '{right, number} of {correct, number} places found and {wrong, number} wrong: all or nothing.',
  'by-hand': 'Marked by a person ({words, plural, one {# word} other {# words}}).',
  'by-hand-files': 'Marked by a person ({files, plural, one {# file} other {# files}}).',
  'by-hand-lines': 'Marked by a person ({lines, plural, one {# line} other {# lines}}).',
} as const
