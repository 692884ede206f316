/** The side camera: a phone beside the candidate, joined by a code. */
export const en = {
  title: 'Side camera',
  intro:
    'Take a phone or tablet. Stand it at your side, about an arm’s length away, so that it sees the desk, your hands and your face.',
  'show-code': 'Show the code',
  'new-code': 'New code',
  'other-phone': 'Use another phone',
  code: 'QR code that joins a phone as the side camera',
  scan: 'Point the phone’s camera at the code and open the address. Nothing has to be installed.',
  'by-hand': 'The code cannot be read? Open this address on the phone',
  once: 'The code works once, for 15 minutes.',
  state: {
    none: 'No phone yet',
    joined: 'Phone joined',
    showing: 'The phone shows its picture',
    lost: 'The phone is not heard of',
  },
  battery: 'Battery {share, number} %',
  'is-joined': 'Now turn on the camera on the phone.',
  'is-showing': 'You can go on. Leave the phone where it is, and let it charge if you can.',
  continue: 'Continue',
  'continue-without': 'Continue without it',
  gone: 'Your side camera is not seen any more',
  'gone-text':
    'Your exam goes on and your answers are safe. Please wake the phone, or join it again; a proctor may ask you about it.',
  'bring-back': 'Bring it back',
  'not-joined': 'This phone could not join',
  of: 'This phone becomes the side camera of {name}.',
  'turn-on': 'Turn on the camera',
  picture: 'What this phone sees',
  place: {
    drawing:
      'Seen from above: the phone stands at the side, and its picture takes in desk, hands, face and screen.',
    text: 'Stand it on its long side, a little higher than the desk, where nobody knocks it over. Turn off calls and messages, and let it charge.',
  },
  kept: {
    whole:
      'What it sees is recorded, kept encrypted for {days, plural, one {# day} other {# days}} after the exam, then deleted. It has no sound.',
    evidence:
      'What it sees may be watched live. Only what lies around a signal is kept, for {days, plural, one {# day} other {# days}}. It has no sound.',
    stills:
      'What it sees may be watched live. A still picture is kept every few seconds, for {days, plural, one {# day} other {# days}}. It has no sound.',
    none: 'What it sees may be watched live; nothing is kept. It has no sound.',
  },
  denied:
    'The camera could not be opened. Allow this page to use it in the browser’s settings, close other programs that use it, then try again.',
  stopped: 'The camera has stopped, perhaps because of a call. Turn it on again.',
  hint: {
    dark: 'It is too dark. Make more light, or uncover the camera.',
    flat: 'The phone lies flat. Lean it against something.',
    portrait: 'Turn the phone on its long side.',
    moving: 'Lean the phone against something, so that it stands still.',
    good: 'A good place. Leave it like this.',
  },
  'leave-it': 'Leave this page open. The phone stays on by itself until the exam is over.',
  over: { title: 'The exam is over', text: 'This phone shows nothing any more. You can close the page.' },
  replaced: {
    title: 'This phone is not the side camera any more',
    text: 'Another phone has taken its place. Nothing is shown from here; you can close the page.',
  },
} as const
