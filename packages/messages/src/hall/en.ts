/** Cameras of the hall that a sitting is held in. */
export const en = {
  title: 'Cameras of the hall',
  none: 'None. A network camera (RTSP) of the hall can be watched and recorded with the sitting.',
  add: 'Add a camera',
  name: 'Name',
  'name-help': 'For people, e.g. “Front left”.',
  address: 'Address',
  'address-help':
    'As the camera’s manual says, e.g. rtsp://user:password@10.0.0.20:554/stream1. User and password are kept encrypted and shown to nobody.',
  'address-wrong': 'An address begins with rtsp:// or rtsps://.',
  how: 'How it comes',
  rtsp: 'The server fetches it (RTSP)',
  whip: 'A program sends it (WHIP)',
  'whip-help': 'e.g. OBS, MediaMTX, LiveKit or Janus',
  'whip-give': 'Give this to the program',
  'whip-address': 'Address',
  'whip-token': 'Bearer token',
  'whip-once':
    'It is shown this once. Who has it can send pictures as this camera until the sitting is over.',
  'whip-shown': 'A program has to send: it is given its address and token when the camera is added.',
  'whip-use':
    'OBS: Settings → Stream → Service “WHIP”, with H.264 as encoder. GStreamer: the element whipsink, with whip-endpoint and auth-token. It works until {until}; removing the camera closes it at once.',
  whep: 'Watched by other programs',
  'whep-text':
    'A program that speaks WHEP can watch one track of the sitting live: a video wall, a recorder, GStreamer. Only H.264 goes out, and no sound.',
  'whep-none': 'No other program may watch.',
  'whep-make': 'Let a program watch',
  'whep-of': 'Who or what',
  'whep-find': 'Find a candidate or a camera',
  'whep-more': '{count, plural, one {# more is} other {# more are}} not shown. Type a part of the name.',
  'whep-track': 'Track',
  'whep-nobody': 'Nobody has entered yet, and the hall has no camera.',
  'whep-give': 'Give this to the program',
  'whep-once': 'It is shown this once. Who has it can watch this track until {until}, or until you close it.',
  'whep-use':
    'GStreamer: the element whepsrc, with whep-endpoint and auth-token. OBS: a browser source with a WHEP player.',
  'whep-line': '{track}, until {until}, by {name}',
  'whep-close': 'Close',
  'whep-close-title': 'Close this way?',
  'whep-close-text':
    'The program that watches “{name}” is cut off within seconds, and its token opens nothing any more.',
  remove: 'Remove',
  'remove-title': 'Remove this camera?',
  'remove-text': '“{name}” is no longer shown or recorded. What it has recorded stays.',
  state: { waiting: 'Starts 30 minutes before', connecting: 'Connecting…', showing: 'Shows' },
  trouble: {
    unreachable:
      'Nobody answers at this address. Look whether the camera is on and in the same network as the server.',
    refused: 'The camera refuses name or password. Remove it and add it with the right ones.',
    'not-h264': 'The camera does not deliver H.264. Choose H.264 in its settings.',
    silent: 'The camera answers but sends no pictures. Restart it.',
    'no-ffmpeg': 'The program ffmpeg is missing on the server. The administrator can install it.',
    'cannot-store': 'The server cannot store just now; it is tried again by itself.',
    other: 'The camera does not work; it is tried again by itself.',
  },
  'no-picture': 'No picture yet',
  large: 'Show “{name}” large',
} as const
