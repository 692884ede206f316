/**
 * The words of each detector: its `title`; what it means `toCandidate`, in one sentence; what was seen `toProctor`, with
 * the figures of a signal's detail; and the names of its settings.
 */
export const en = {
  'face-missing': {
    title: 'Nobody in the picture',
    toCandidate: 'Stay where the camera sees your face; a short moment out of the picture does not matter.',
    toProctor: 'No face in the camera picture for {seconds, number} s.',
    settings: { afterSeconds: 'Patience, in seconds' },
  },
  'several-faces': {
    title: 'Somebody else in the picture',
    toCandidate: 'Sit alone: the camera should see no face but yours.',
    toProctor:
      '{faces, plural, one {# face} other {# faces}} in the camera picture, for {seconds, number} s so far.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      sureness: 'How sure the second face must be (0 to 1)',
    },
  },
  'looking-away': {
    title: 'Looking away',
    toCandidate: 'Keep your eyes on the exam; glances, blinks and a moment of thought are fine.',
    toProctor:
      '{by, select, head {Head turned away from where this candidate usually looks} eyes {Eyes aside from where this candidate usually looks} other {Looking away}}, for {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      yawDegrees: 'Head turned sideways by more than, in degrees',
      pitchDegrees: 'Head turned up or down by more than, in degrees',
      noticesEyes: 'Follow the eyes too, not only the head',
      eyeOffset: 'Eyes aside by more than (share of the eye’s width)',
    },
  },
  'camera-blocked': {
    title: 'Camera shows nothing',
    toCandidate: 'Keep the lens free and your face in the light, so that the camera can see you.',
    toProctor:
      '{reason, select, covered {The lens is covered} frozen {The picture stands still} dark {It is too dark to see anybody} other {The camera shows nothing useful}}, for {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      darkBelow: 'Dark below this brightness (0 to 255)',
      flatBelow: 'Covered below this contrast',
    },
  },
  'page-hidden': {
    title: 'Exam page hidden',
    toCandidate: 'Keep the exam’s page in sight; do not switch tabs or minimise the window.',
    toProctor:
      'The exam’s page could not be seen for {seconds, number} s: another tab or window, or a locked screen.',
    settings: { afterSeconds: 'Patience, in seconds' },
  },
  'focus-lost': {
    title: 'Working in another window',
    toCandidate: 'Work only in the exam’s window.',
    toProctor: 'The exam’s page was in sight, but the keyboard was elsewhere for {seconds, number} s.',
    settings: { afterSeconds: 'Patience, in seconds' },
  },
  'fullscreen-left': {
    title: 'Not in full screen',
    toCandidate: 'Let the exam fill the screen until you hand in.',
    toProctor: 'The exam did not fill the screen for {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      graceSeconds: 'Time to enter full screen at the beginning, in seconds',
    },
  },
  'copy-paste': {
    title: 'Copied or pasted',
    toCandidate: 'Do not copy the questions, and paste nothing from outside; moving your own words is fine.',
    toProctor:
      '{action, select, paste {Pasted from outside the exam} cut {Cut from the exam} other {Copied from the exam}}: {length, plural, one {# character} other {# characters}}. The text itself is not kept.',
    settings: {
      fromLength: 'Only from this many characters on',
      noticesPasting: 'Notice pasting from outside',
      noticesCopying: 'Notice copying out of the exam',
    },
  },
  'second-display': {
    title: 'More than one display',
    toCandidate: 'Use a single display; unplug or switch off any other.',
    toProctor: 'The desktop spread over more than one display for {seconds, number} s.',
    settings: { afterSeconds: 'Patience, in seconds' },
  },
  'tracks-ended': {
    title: 'Camera, microphone or screen stopped',
    toCandidate: 'Leave the camera, the microphone and the shared screen on until you hand in.',
    toProctor:
      '{stream, select, camera {The camera} microphone {The microphone} screen {The shared screen} other {A stream}} {state, select, ended {stopped} other {gave nothing}}, for {seconds, number} s.',
    settings: {
      endedSeconds: 'Patience with a stream that stopped, in seconds',
      mutedSeconds: 'Patience with a stream that gives nothing, in seconds',
    },
  },
  'story-differs': {
    title: 'Browser and picture say different things',
    toCandidate:
      'Leave the camera and the exam’s page as they are; the pictures that arrive are compared with what your browser reports.',
    toProctor:
      'The browser’s report and the pictures that arrived did not agree for {seconds, number} s: {by, select, frozen {the picture stood still and the browser did not say so} looped {the same stretch of picture came again and again, and the browser did not say so} muted {the picture was black although the camera was said to work} silent {no picture arrived although the camera was said to work} replaced {the picture came to show another scene or another face, and the browser did not say so} other {the server saw something that the browser did not report}}. A technical cause is possible.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      noticesMissed: 'Notice what the server sees and the browser does not report',
      noticesSilence: 'Notice pictures that stay black or do not arrive',
    },
  },
  'face-mismatch': {
    title: 'Face unlike the reference photo',
    toCandidate:
      'The face in the camera picture is compared with your reference photo; a bad frame, glasses or another light do not matter, and a person always looks.',
    toProctor:
      'The face looks unlike the reference photo, for {seconds, number} s ({frames, plural, one {# good frame} other {middle of # good frames}}). {change, select, sudden {It looked alike before and changed within a few frames.} slow {It looked alike before and changed little by little: light, beard or posture may be the cause.} other {It has not looked alike since the beginning: the reference photo may be the cause.}}',
    settings: {
      mismatchBelow: 'Unlike below this likeness (strangers about 0, the same person about 7)',
      frames: 'Good frames that speak together',
    },
  },
  'face-unclear': {
    title: 'Face cannot be compared',
    toCandidate:
      'Sit in the light and facing the camera, so that your face can be compared with your reference photo now and then.',
    toProctor:
      'The face could not be compared with the reference photo for {seconds, number} s, mostly because {why, select, small {it was too far away} turned {it was turned aside} blurred {it was blurred} dark {it was too dark} cut {part of it was out of the picture} several {another face was as near} other {it was neither clearly like nor clearly unlike}}.',
    settings: { afterMinutes: 'Patience, in minutes' },
  },
  'phone-seen': {
    title: 'Something like a phone',
    toCandidate:
      'Put your phone and other small devices out of reach and out of the picture; a person looks at every find.',
    toProctor:
      'Something that looks like a phone was seen {where, select, left {on the left} right {on the right} other {in the middle}} of the picture, for {seconds, number} s. It may be something else: look at the crop.',
    settings: {
      sureness: 'How sure one look must be (0 to 1)',
      looks: 'Looks out of the last six in which it must be seen',
    },
  },
  'book-seen': {
    title: 'Book or papers',
    toCandidate: 'Keep only those books and papers on the desk that the exam allows.',
    toProctor:
      'Something that looks like a book or papers was seen {where, select, left {on the left} right {on the right} other {in the middle}} of the picture, for {seconds, number} s.',
    settings: {
      sureness: 'How sure one look must be (0 to 1)',
      looks: 'Looks out of the last six in which it must be seen',
    },
  },
  'device-seen': {
    title: 'Laptop or screen in the picture',
    toCandidate: 'Switch off or put away other computers and screens, so that the camera sees none.',
    toProctor:
      '{what, select, laptop {Something that looks like a laptop} other {Something that looks like a screen}} was seen {where, select, left {on the left} right {on the right} other {in the middle}} of the picture, for {seconds, number} s.',
    settings: {
      sureness: 'How sure one look must be (0 to 1)',
      looks: 'Looks out of the last six in which it must be seen',
    },
  },
  'another-person': {
    title: 'Somebody else’s body in the picture',
    toCandidate: 'Sit alone: nobody else should be in the picture, even without a visible face.',
    toProctor:
      'What looks like another person’s body was seen {where, select, left {on the left} right {on the right} other {in the middle}} of the picture, with or without a face, for {seconds, number} s.',
    settings: {
      sureness: 'How sure one look must be (0 to 1)',
      looks: 'Looks out of the last six in which it must be seen',
    },
  },
} as const
