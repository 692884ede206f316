/** What is watched and why, and what a candidate agrees to. */
export const en = {
  intro:
    'Please say for each of these whether you agree. It is kept encrypted for {days, plural, one {# day} other {# days}} after the exam, then deleted.',
  'intro-live':
    'Please say for each of these whether you agree. During the exam no picture and no sound is kept. What a program points out, and what you show before the exam, is kept for {days, plural, one {# day} other {# days}} after the exam.',
  nothing: 'Nothing is recorded in this exam. You can go on.',
  record: {
    camera: 'My camera may be recorded during the exam',
    microphone: 'My microphone may be recorded during the exam',
    screen: 'My whole screen may be recorded during the exam',
    side: 'The camera beside me may be recorded during the exam',
  },
  evidence: {
    camera: 'My camera may be seen live; only what lies around a signal is kept',
    microphone: 'My microphone may be heard live; only what lies around a signal is kept',
    screen: 'My whole screen may be seen live; only what lies around a signal is kept',
    side: 'The camera beside me may be seen live; only what lies around a signal is kept',
  },
  stills: {
    camera: 'My camera may be seen live; a still picture is kept every few seconds',
    microphone: 'My microphone may be heard live during the exam; nothing is kept',
    screen: 'My whole screen may be seen live; a still picture is kept every few seconds',
    side: 'The camera beside me may be seen live; a still picture is kept every few seconds',
  },
  show: {
    camera: 'My camera may be seen live during the exam; nothing is kept',
    microphone: 'My microphone may be heard live during the exam; nothing is kept',
    screen: 'My whole screen may be seen live during the exam; nothing is kept',
    side: 'The camera beside me may be seen live during the exam; nothing is kept',
  },
  why: {
    camera: 'It shows who sits the exam, and that nobody helps.',
    microphone: 'It lets a proctor notice when somebody dictates answers.',
    screen: 'It shows what you work with. Close what is private before you share.',
    side: 'A phone beside you shows desk and hands. You join it in a moment with a QR code; nothing is installed.',
  },
  required: 'The exam asks for it; without it a proctor has to let you in.',
  asked: 'You may decline.',
  who: 'Only proctors and reviewers of this exam may look. Each time somebody does, it is written down.',
  person:
    'A program points out moments that somebody should look at. It decides nothing: what it means is for people to say, and you can object.',
  talk: 'If a proctor speaks with you, what is said is kept with the recording. You are told when it happens.',
  shows: 'What you will be asked to show',
  faces:
    'Your face is measured and compared by a program with your photo, now and during the exam. These measurements are biometric data; they serve only this, and are deleted with the photo.',
  'faces-photo': 'A photo of your face.',
  liveness: 'A short exercise with head and eyes, of which a few still pictures are kept.',
  document:
    'A photo of an identity document; its portrait is compared with your photo. You may cover what is not needed.',
  'document-unmeasured':
    'A photo of an identity document, at which a person looks. You may cover what is not needed.',
  room: 'A few still pictures of the room, in which a program looks for things such as telephones. No film is kept.',
  instead:
    'At each of these steps but the photo you can ask that a person looks instead. It is just as good; you may wait a little.',
  aids: 'What you may use',
  declined: 'You can go on without it. You will wait in the lobby until a proctor has spoken with you.',
} as const
