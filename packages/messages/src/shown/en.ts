/** What a candidate showed at check-in, for whoever lets them in. */
export const en = {
  'for-person': 'Please look at: {steps}',
  'for-person-text': 'It was asked for, or the machine is not sure. You decide.',
  open: 'not shown',
  person:
    '{name} asked that a person looks. That is as good as any other way: talk to {name}, or look at the live picture.',
  'you-decide': 'You decide.',
  document: 'Identity document',
  'document-of': 'Identity document of {name}',
  portrait: {
    match: 'The machine thinks that the portrait and the photo are the same person.',
    inconclusive: 'The machine cannot tell whether the portrait and the photo are the same person.',
    'not-checked': 'No machine has compared the portrait with the photo.',
  },
  photo: {
    good: 'The machine can compare the face with this photo.',
    'not-checked': 'No machine has looked at this photo.',
    faults: 'The machine finds this photo hard to compare: {faults}.',
  },
  fault: {
    'no-face': 'no face found',
    'several-faces': 'several faces',
    small: 'far away',
    turned: 'turned aside',
    blurred: 'blurred',
    dark: 'dark',
    cut: 'cut off',
  },
  liveness: 'Alive before the camera',
  claimed: {
    passed:
      '{name}’s browser says that the exercise was passed ({tries, plural, one {# try} other {# tries}}).',
    failed:
      '{name}’s browser says that the exercise could not be seen well ({tries, plural, one {# try} other {# tries}}).',
    'timed-out':
      '{name}’s browser says that the exercise took too long ({tries, plural, one {# try} other {# tries}}).',
  },
  found: {
    agrees: 'The machine here sees the same in the stills.',
    unclear: 'The machine here cannot tell it from the stills.',
    'not-checked': 'No machine here has looked at the stills.',
  },
  same: {
    match: 'It thinks that it is the person on the photo.',
    inconclusive: 'It cannot tell whether it is the person on the photo.',
    'not-checked': 'Nobody has compared them with the photo.',
  },
  moment: {
    rest: 'straight ahead',
    'turn-left': 'head to the left',
    'turn-right': 'head to the right',
    'look-left': 'eyes to the left',
    'look-right': 'eyes to the right',
    'close-eyes': 'eyes closed',
    'open-mouth': 'mouth open',
  },
  'liveness-still': 'Still {number, number}: {shows}',
  room: 'Room',
  coverage: '{share, number, percent} of the asked way round was shown.',
  things: 'The machine thinks that it saw: {things}.',
  'no-things': 'The machine noticed nothing; small things escape it.',
  'room-still': 'Still {number, number} of the room',
} as const
