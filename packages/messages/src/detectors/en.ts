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
      pitchDegrees: 'Head raised by more than, in degrees',
      noticesEyes: 'Follow the eyes too, not only the head',
      eyeOffset: 'Eyes aside by more than (share of the eye’s width)',
    },
  },
  'looking-down': {
    title: 'Looking down',
    toCandidate: 'Keep your eyes on the screen; glances at the keyboard are fine.',
    toProctor:
      'Head and eyes about {degrees, number}° below where this candidate usually looks, for {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      downDegrees: 'Head and eyes lowered by more than, in degrees',
    },
  },
  'eyes-closed': {
    title: 'Eyes closed',
    toCandidate: 'Resting your eyes for a moment is fine; if you feel unwell, raise your hand.',
    toProctor: 'Both eyes closed, or nearly, for {seconds, number} s.',
    settings: { afterSeconds: 'Patience, in seconds' },
  },
  'face-partly-seen': {
    title: 'Face cut off by the picture’s edge',
    toCandidate: 'Sit so that your whole face is in the picture.',
    toProctor:
      'Part of the face (about {percent, number} %) was beyond the picture’s edge for {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      outside: 'Share of the face beyond the edge (0 to 1)',
    },
  },
  talking: {
    title: 'Lips moving as in speech',
    toCandidate: 'Do not speak; yawning, chewing or moving your lips while reading is fine.',
    toProctor:
      'The mouth opened and closed again and again for {seconds, number} s. The picture cannot hear: listen before you judge.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      opening: 'How far the mouth must open (share of its width)',
    },
  },
  'camera-blocked': {
    title: 'Camera shows nothing',
    toCandidate: 'Keep the lens free and your face in the light, so that the camera can see you.',
    toProctor:
      '{reason, select, covered {The lens is covered} dark {It is too dark to see anybody} other {The camera shows nothing useful}}, for {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      darkBelow: 'Dark below this brightness (0 to 255)',
      flatBelow: 'Covered below this contrast',
    },
  },
  'picture-frozen': {
    title: 'Picture stands still',
    toCandidate: 'Leave the camera running as it is; if its picture hangs, unplug it and plug it in again.',
    toProctor:
      'The camera’s picture has not changed by a single bit for {seconds, number} s; a living camera always has some noise.',
    settings: { afterSeconds: 'Patience, in seconds' },
  },
  'picture-looped': {
    title: 'Picture comes again',
    toCandidate: 'Show what the camera sees now, not a film.',
    toProctor:
      'What the camera shows was seen before: the movements repeat those of {period, number} s earlier (likeness {likeness, number}), for {seconds, number} s so far.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      likeness: 'How alike the movements must be (0 to 1)',
    },
  },
  'picture-blurred': {
    title: 'Picture blurred',
    toCandidate: 'Keep the lens clean and nothing in front of it.',
    toProctor:
      'The picture has {share, number, percent} of the sharpness this camera had before, for {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      shareBelow: 'Blurred below this share of the candidate’s own sharpness',
    },
  },
  'camera-moved': {
    title: 'Camera sees another scene',
    toCandidate: 'Leave the camera where it stood at the beginning.',
    toProctor:
      '{how, select, replaced {From one moment to the next the camera shows another scene} other {The camera was moved and shows another scene}}, for {seconds, number} s.',
    settings: {
      afterSeconds: 'Patience, in seconds',
      likenessBelow: 'Another scene below this likeness (0 to 1)',
    },
  },
  'camera-changed': {
    title: 'Camera changed',
    toCandidate: 'Keep to the camera you began with.',
    toProctor:
      '{what, select, device {The pictures come from another camera} other {The camera’s pictures have another size}}: {label} {size}.',
    settings: {
      everySeconds: 'Say the same again after, in seconds',
      noticesSize: 'Notice another size of the picture too',
    },
  },
  'virtual-camera': {
    title: 'Virtual camera',
    toCandidate: 'Use the camera itself, without a program that changes or replaces its picture.',
    toProctor:
      'The camera calls itself “{label}”: {by, select, program {a program that can show anything} file {a film played from a file} effects {a program that changes the picture of a real camera} telephone {the camera of a telephone} other {no camera we know}}.',
    settings: {
      noticesEffects: 'Notice programs that blur or change the background',
      noticesTelephones: 'Notice telephones used as cameras',
    },
  },
  'light-changed': {
    title: 'Light went on or off',
    toCandidate: 'Keep the light in your room as it is, as far as you can.',
    toProctor:
      'The whole picture became {way, select, brighter {brighter} other {darker}} at once, by {step, number} of 255.',
    settings: {
      everySeconds: 'Say the same again after, in seconds',
      step: 'From this step of brightness on (of 255)',
      sameWay: 'Share of the picture that must go the same way',
    },
  },
  'liveness-doubt': {
    title: 'Face may be a picture',
    toCandidate: 'Sit in front of the camera yourself, with light on your face.',
    toProctor:
      'In several looks the face was taken for a picture of a face (living: {live, number, percent}). This is a hint and often wrong: please look yourself.',
    settings: {
      liveBelow: 'Doubtful below this likelihood (0 to 1)',
      looks: 'In this many of five looks',
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
      '{change, select, sudden {Within a few frames the face came to look much less like the reference photo than before} slow {Little by little the face came to look unlike the reference photo; light, beard or posture may be the cause} other {From the beginning the face has looked unlike the reference photo; the photo itself may be the cause}}, for {seconds, number} s (middle of {frames, plural, one {# good frame} other {# good frames}}).',
    settings: {
      mismatchBelow: 'Unlike below this likeness (strangers about 0, the same person about 7)',
      fallBy: 'Sudden fall below this candidate’s usual likeness by more than',
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
