import { en as rules } from '../rules/en.ts'

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
    matching: { title: 'Matching', explanation: 'What belongs together: each row gets its counterpart.' },
    matrix: { title: 'Matrix', explanation: 'A table: each row gets one of the columns, or several.' },
    cloze: { title: 'Text with gaps', explanation: 'Gaps within a text, to be typed or chosen.' },
    essay: { title: 'Essay', explanation: 'A text of one’s own, marked by a person.' },
    code: {
      title: 'Code',
      explanation: 'A program of one’s own, in the language you name; marked by a person. Nothing is run.',
    },
    hotspot: {
      title: 'Places in a picture',
      explanation: 'One or several places to be marked in a picture.',
    },
    file: {
      title: 'Files',
      explanation: 'Files of one’s own – documents, recordings, pictures; marked by a person.',
    },
    drawing: {
      title: 'Drawing or photo of paper',
      explanation:
        'Drawn on the screen, or written on paper and photographed with a phone; marked by a person.',
    },
    information: { title: 'Information', explanation: 'Something to read, without an answer or points.' },
  },
  scoring: {
    'by-pair':
      'Of all pairs of entries, those in their right order less those in the wrong one, never below 0.',
    'by-position': 'Each entry at exactly its own place earns its share of the points.',
    exact: 'All points for exactly the right order, otherwise none.',
    each: 'Each right choice earns its share of the points; a wrong one costs nothing.',
    'each-option': 'Each option that is rightly chosen or rightly left earns its share of the points.',
    weights: 'Each option gives or takes its own share of the points, together never below 0.',
    'rows-each': 'Each row that is right earns its share of the points; a wrong one costs nothing.',
    'rows-all-or-nothing': 'All points when every row is right, otherwise none.',
    'rows-right-minus-wrong':
      'Each right choice in the table earns its share of the points; each wrong one loses as much, never below 0.',
    'gaps-each': 'Each gap earns its share of the points, by its weight.',
    'gaps-all-or-nothing': 'All points when every gap is right, otherwise none.',
    'right-minus-wrong':
      'Each right choice earns its share of the points; each wrong one loses as much, never below 0.',
    'all-or-nothing': 'All points for exactly the right choices, otherwise none.',
  },
  rules,
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
    'too-few-rows': 'Matching needs at least two rows.',
    'no-rows': 'The table has no row.',
    'too-few-columns': 'The table needs at least two columns.',
    'empty-row': 'A row has no text.',
    'empty-column': 'A column has no text.',
    'same-row-twice': 'Two rows have the same text.',
    'same-column-twice': 'Two columns have the same text.',
    'row-without-match': 'A row has no counterpart.',
    'row-without-right': 'A row has no column marked as right.',
    'row-with-several-right': 'A row has more than one column marked as right.',
    'no-gaps': 'The text has no gap.',
    'gap-without-place': 'The gap {gap} does not stand in the text.',
    'place-without-gap': '{gap} stands in the text, but there is no such gap.',
    'gap-placed-twice': '{gap} stands in the text more than once.',
    'gaps-without-weight': 'No gap has a weight above zero.',
    'unreadable-pattern': 'This regular expression cannot be read: {pattern}',
    'too-many-patterns': 'There are more than {most} regular expressions; put several into one with |.',
    'fewer-choices-than-right': 'Fewer options may be chosen than are right.',
    'all-chosen-earns-all': 'Whoever chooses all options gets all points; limit how many may be chosen.',
    'no-picture': 'The question has no picture yet.',
    'no-right-region': 'No region of the picture is marked as right.',
    'too-few-marks': 'There are more right regions than places a candidate may mark.',
    'empty-region': 'A region is too small to be hit; a polygon needs three corners.',
    'region-without-name': 'Regions are shown, but one has no name.',
    'word-limits-crossed': 'The least number of words is above the greatest.',
    'unreadable-formula': 'This formula cannot be read: {formula}',
    'draw-too-few':
      '{found, plural, =0 {No question of the bank fits} one {Only # question of the bank fits} other {Only # questions of the bank fit}} what is to be drawn; {count, plural, one {# is} other {# are}} wanted. Draw fewer, or widen the filter.',
    'draws-overlap':
      'Several draws choose from the same questions, and together they lack {count, plural, one {# question} other {# questions}}. Draw fewer, or let them choose from different ones.',
    'draw-unfinished':
      '{count, plural, one {# question} other {# questions}} of the bank that may be drawn {count, plural, one {is} other {are}} not finished; first: “{first}”.',
    'draw-no-points': 'What is drawn is worth no points.',
    'same-parameter-twice': 'Two parameters are called “{name}”.',
    'wrong-range':
      'The range of the parameter “{name}” cannot be read: a least, a greatest and a step above zero are needed.',
    'empty-list': 'The list of the parameter “{name}” is empty or has an empty entry.',
    'formula-unreadable': 'The formula of the parameter “{name}” cannot be read.',
    'formula-unknown-name':
      'The formula of the parameter “{name}” names something that is not a parameter before it.',
    'formula-no-value':
      'The formula of the parameter “{name}” has no value for some candidates, as when it divides by zero.',
    'formula-without-value': 'What stands between double brackets has no value for some candidates: {name}',
    'unknown-parameter':
      '“{name}” stands between double brackets, but no parameter is called so; candidates will read it as it is.',
    'unused-parameter': 'The parameter “{name}” is used nowhere.',
    'image-missing': 'An image is not among this exam’s files; upload it again.',
    'section-times-too-long':
      'The times of the sections are {sections} minutes together, the exam has {minutes}: the last sections would be cut off.',
    'image-without-alt': 'An image has no description for those who cannot see it.',
    'sound-without-words': 'A sound has no words for those who cannot hear it.',
  },
} as const
