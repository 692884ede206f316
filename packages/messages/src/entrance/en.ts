/** Coming in: room code, sign-in, what will happen. */
export const en = {
  title: 'Enter the exam room',
  'room-code': 'Room code',
  'room-code-text': 'Eight characters in two groups, for example K7MR-3XHT. It is in your invitation.',
  'room-code-wrong': 'A room code has eight letters and figures.',
  enter: 'Enter',
  'other-code': 'Type another code',
  'back-title': 'Your exams on this device',
  'back-to': 'Back to {exam}',
  'link-text': 'If you were sent a personal link, open that instead: it needs no code and no password.',
  room: {
    at: '{sitting}, {organisation}',
    when: 'When',
    'when-value': '{start} – {end}',
    minutes: 'Time',
    'minutes-value': '{count, plural, one {# minute} other {# minutes}} from the moment you begin',
    late: 'If you come late',
    'late-minutes':
      '{count, plural, =0 {Nobody may begin after the start.} one {You may begin until # minute after the start.} other {You may begin until # minutes after the start.}}',
    'late-lost': 'The time counts from the start: whoever begins later has less.',
    'not-yet': 'The exam has not started yet. You can already come in and check your device.',
    over: 'This sitting is over. If you took part, you can still come in to see your receipt.',
  },
  steps: {
    title: 'What will happen',
    first: 'You are told what is recorded and why, and you decide.',
    second: 'Your device is checked.',
    third: 'You wait in the lobby until you may begin.',
    fourth: 'Every answer is saved by itself, also when the connection is lost.',
  },
  'sign-in': {
    title: 'Sign in',
    text: 'With the e-mail address your invitation came to.',
    submit: 'Sign in and enter',
    as: 'You are signed in as {name}.',
    other: 'Sign in as somebody else',
  },
  link: {
    opening: 'Opening your exam…',
    failed: 'Your personal link could not be opened',
  },
} as const
