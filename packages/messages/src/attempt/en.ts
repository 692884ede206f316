/** Sitting the exam. */
export const en = {
  title: 'Exam',
  'time-left': 'Time left',
  saved: {
    nothing: 'Every answer is saved by itself',
    safe: 'Your answer is safe: {time}',
    saving: 'Saving…',
    waiting: '{count, plural, one {# answer waits on this device} other {# answers wait on this device}}',
    'not-lasting':
      'This browser keeps answers only as long as this page is open. They are sent at once; leave the page open while there is no connection.',
    refused:
      'The server could not take one of your answers; it is kept on this device. Shorten it, or tell a proctor.',
  },
  connection: {
    offline:
      'No connection. Go on as usual: your answers are kept on this device and sent as soon as the connection is back.',
  },
  lost: {
    camera: 'Your camera has stopped',
    microphone: 'Your microphone has stopped',
    screen: 'Your screen is not shared any more',
    text: 'Your exam goes on and your answers are safe. Please turn it on again; a proctor may ask you about it.',
    again: {
      camera: 'Turn on the camera',
      microphone: 'Turn on the microphone',
      screen: 'Share the whole screen',
    },
    failed: 'That did not work. Go on with your exam, and write to the proctor.',
  },
  nav: {
    label: 'Questions',
    open: 'Questions',
    item: 'Question {number, number}',
    answered: 'answered',
    'not-answered': 'not answered',
    flagged: 'flagged',
    count: '{answered, number} of {items, number} answered',
    previous: 'Previous',
    next: 'Next',
    flag: 'Flag',
    unflag: 'Take the flag away',
    submit: 'Hand in…',
    all: 'All on one page',
    one: 'One at a time',
  },
  item: {
    heading: 'Question {number, number} of {items, number}',
    points: '{points, plural, one {# point} other {# points}}',
    'choose-one': 'Choose one answer',
    'choose-any': 'Choose all that are right',
    scoring: {
      'right-minus-wrong': 'Each wrong choice takes as much away as a right one gives, but never below zero.',
      'all-or-nothing': 'Only exactly the right choices give the points.',
    },
    'true-or-false': 'Is this true?',
    true: 'True',
    false: 'False',
    clear: 'Clear my choice',
    'your-answer': 'Your answer',
    'your-text': 'Your text',
    words:
      '{count, plural, one {# word} other {# words}}{limits, select, both {, asked for {min, number} to {max, number}} max {, at most {max, number} asked for} min {, at least {min, number} asked for} other {}}',
  },
  talk: {
    title: 'Messages',
    open: 'Messages',
    none: 'No messages yet. If something is wrong, write to the proctor.',
    you: 'You',
    write: 'Write to the proctor',
    'raise-hand': 'Raise hand',
    'lower-hand': 'Lower hand',
    'hand-up': 'Your hand is up. A proctor will answer.',
    'message-from': 'Message from {name}',
    'warning-from': 'Warning from {name}',
    'warning-text': 'Please read this. It is a person’s decision, and it is kept with your exam.',
    read: 'I have read this',
    failed: 'Your message could not be sent. Try again when the connection is back.',
  },
  submit: {
    title: 'Hand in your exam?',
    'all-answered': 'You have answered every question.',
    open: '{count, plural, one {# question has no answer yet:} other {# questions have no answer yet:}}',
    flagged: '{count, plural, one {# question is flagged:} other {# questions are flagged:}}',
    final: 'Afterwards you cannot change your answers any more.',
    unsaved:
      '{count, plural, one {# answer is} other {# answers are}} still on the way. They are sent first; what comes within two minutes counts.',
    confirm: 'Hand in',
  },
  closing: {
    title: 'The time is over',
    text: 'What you have answered is being handed in. Please leave this page open for a moment.',
    offline:
      'There is no connection just now. Your answers are kept on this device and are handed in as soon as it is back. Please leave this page open.',
  },
  paused: {
    title: 'Your exam is paused',
    text: 'The time stands still; you get all of it back. The page goes on by itself when a proctor lets you continue.',
    reason: 'What the proctor wrote:',
    since: 'Paused since {time}',
  },
  'taken-over': {
    title: 'Your exam was opened on another device',
    text: 'Go on there. What you answered here is kept and is still being sent.',
    waiting:
      '{count, plural, one {# answer is still on this device.} other {# answers are still on this device.}} Leave the page open until it says zero.',
    here: 'Continue here instead',
  },
  'other-page': {
    title: 'Your exam is open in another tab',
    text: 'Go on in the other tab, or continue here. Nothing is lost either way.',
    here: 'Continue here',
  },
  unknown: {
    title: 'This browser does not know your exam any more',
    text: 'Enter again with your room code or your personal link. Everything you answered is still there.',
    enter: 'To the entrance',
  },
  expired: {
    title: 'The sitting is over',
    text: 'Your exam was not begun before the sitting ended. Ask who invited you what happens next.',
  },
  'paper-failed': 'Your questions could not be loaded yet. This page keeps trying.',
} as const
