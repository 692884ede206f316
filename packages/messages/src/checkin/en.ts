/** Getting ready: consent, devices, reference photo, lobby. */
export const en = {
  title: 'Check-in',
  continue: 'Continue',
  'continue-without': 'Continue without it',
  step: { consent: 'Consent', devices: 'Devices', photo: 'Photo' },
  heading: { consent: 'What is watched, and why', devices: 'Do your devices work?', photo: 'A photo of you' },
  consent: {
    intro:
      'Please say for each of these whether you agree. It is kept encrypted for {days, plural, one {# day} other {# days}} after the exam, then deleted.',
    'intro-live':
      'Please say for each of these whether you agree. No picture and no sound is kept; only what a program points out is, for {days, plural, one {# day} other {# days}} after the exam.',
    nothing: 'Nothing is recorded in this exam. You can go on.',
    record: {
      camera: 'My camera may be recorded during the exam',
      microphone: 'My microphone may be recorded during the exam',
      screen: 'My whole screen is shared with this page during the exam',
    },
    show: {
      camera: 'My camera may be seen live during the exam; nothing is kept',
      microphone: 'My microphone may be heard live during the exam; nothing is kept',
      screen: 'My whole screen is shared with this page during the exam',
    },
    why: {
      camera: 'It shows who sits the exam, and that nobody helps.',
      microphone: 'It lets a proctor notice when somebody dictates answers.',
      screen: 'The page notices when sharing stops. Nothing of the picture is sent or kept.',
    },
    required: 'The exam asks for it; without it a proctor has to let you in.',
    asked: 'You may decline.',
    who: 'Only proctors and reviewers of this exam may look. Each time somebody does, it is written down.',
    person:
      'A program points out moments that somebody should look at. It decides nothing: what it means is for people to say, and you can object.',
    aids: 'What you may use',
    declined: 'You can go on without it. You will wait in the lobby until a proctor has spoken with you.',
  },
  devices: {
    intro: 'Your browser will ask whether this page may use them. Choose “Allow”.',
    none: 'You agreed to no stream, so nothing needs your permission.',
    allow: {
      camera: 'Turn on the camera',
      microphone: 'Turn on the microphone',
      screen: 'Share the whole screen',
    },
    again: 'Check again',
    picture: 'What your camera sees',
    loading: 'Getting ready to see faces on this computer',
    'broken-title': 'Something the exam asks for does not work yet',
    broken:
      'Try what is said above. If it does not help, go on all the same: a proctor will see it and can let you in.',
  },
  check: {
    camera: 'Camera',
    microphone: 'Microphone',
    screen: 'Whole screen',
    displays: 'Displays',
    clock: 'Clock',
    network: 'Connection',
    detector: 'Seeing faces on this computer',
    browser: 'Browser',
  },
  state: {
    open: 'Not yet',
    checking: 'Checking…',
    good: 'Works',
    warning: 'Look here',
    failed: 'Does not work',
    skipped: 'Left out',
  },
  found: {
    camera: {
      works: 'The picture is clear: {label}.',
      dark: 'The picture is almost black. Open the camera’s cover, or make more light.',
      small: 'The picture is small. It will do; a better camera shows more.',
      ended: 'The camera was switched off. Turn it on again.',
      denied:
        'The browser does not let this page use the camera. Click the symbol left of the address, allow the camera, then try again.',
      'not-found': 'There is no camera. Plug one in, or use a device that has one.',
      'in-use': 'Another program is using the camera. Close it, then try again.',
      'not-supported': 'This browser gives no camera. Use a current Chrome, Edge, Firefox or Safari.',
      'not-whole-screen': 'Please share the whole screen.',
      other: 'The camera could not be opened. Unplug it and plug it in again, or restart the browser.',
    },
    microphone: {
      works: 'It can be heard: {label}.',
      silent:
        'No sound at all comes from it. Look whether it is muted, by a switch or in the system’s settings, and say a word.',
      ended: 'The microphone was switched off. Turn it on again.',
      denied:
        'The browser does not let this page use the microphone. Click the symbol left of the address, allow it, then try again.',
      'not-found': 'There is no microphone. Plug one in, or use a device that has one.',
      'in-use': 'Another program is using the microphone. Close it, then try again.',
      'not-supported': 'This browser gives no microphone. Use a current Chrome, Edge, Firefox or Safari.',
      'not-whole-screen': 'Please share the whole screen.',
      other: 'The microphone could not be opened. Unplug it and plug it in again, or restart the browser.',
    },
    screen: {
      works: 'The whole screen is shared.',
      ended: 'Sharing was stopped. Share it again.',
      denied: 'Sharing was refused or closed. Try again and choose the whole screen.',
      'not-found': 'No screen was chosen. Try again.',
      'in-use':
        'The system does not let this browser see the screen. Allow screen recording for it in the system’s settings.',
      'not-supported': 'This device cannot share its screen. Use a computer, or ask the proctor.',
      'not-whole-screen': 'A window or a tab was chosen. Try again and choose “Entire screen”.',
      other: 'The screen could not be shared. Restart the browser and try again.',
    },
    displays: {
      one: 'One display.',
      extended: 'More than one display is connected. Please unplug the others, or turn them off.',
      unknown: 'This browser does not tell how many displays there are.',
    },
    clock: {
      works: 'Your clock agrees with ours.',
      off: 'Your clock is wrong by {seconds, number} s. It does not matter: the exam goes by ours.',
    },
    network: {
      works: 'The server answers in {ms, number} ms.',
      slow: 'The server takes {ms, number} ms to answer. Your answers are safe; move nearer to the router if you can.',
      unreachable: 'The server could not be reached just now. Look whether you are online.',
    },
    detector: {
      works: 'This computer looks at a picture in {ms, number} ms.',
      reduced:
        'A picture takes this computer {ms, number} ms. So that the exam stays quick it looks for less; the server looks at the rest.',
      unavailable:
        'Faces cannot be seen on this computer. The exam goes on; the server looks instead, and the proctor is told.',
    },
    browser: {
      works: 'Your browser can do all that the exam needs.',
      older: 'Your browser is a little old. The exam works; the recording may be coarser.',
      'not-secure':
        'This page was opened without HTTPS, so the browser gives no camera. Open it with an address that begins with https://.',
    },
  },
  photo: {
    intro:
      'Look straight into the camera. Proctors compare it with who sits here; it is deleted with the recording.',
    take: 'Take the photo',
    again: 'Take another',
    use: 'Use this photo',
    taken: 'The photo just taken',
    'no-camera': 'The camera is off, so no photo can be taken. A proctor will see that it is missing.',
  },
  lobby: {
    title: 'Lobby',
    exam: 'Exam',
    candidate: 'Candidate',
    minutes: 'Time',
    'minutes-count': '{count, plural, one {# minute} other {# minutes}}',
    begins: 'From',
    'opens-in': 'Opens in',
    'waiting-title': 'A proctor will let you in',
    waiting: 'You need not do anything. Your time has not begun; it begins when you press the button.',
    'admitted-title': 'You may begin',
    admitted: 'Your time begins when you press the button.',
    'admitted-early': 'You have been let in. The button works as soon as the exam opens.',
    begin: 'Begin the exam',
  },
} as const
