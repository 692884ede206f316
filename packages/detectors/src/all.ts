import type { GazeCentre } from '@invigil/contract/gaze-centre.ts'
import type { DetectorRule } from '@invigil/contract/policy.ts'
import type { Signal } from '@invigil/contract/signal.ts'
import type { Observation, ObservationOf } from '@invigil/sensors/observation.ts'
import { anotherPerson } from './another-person.ts'
import { bookSeen } from './book-seen.ts'
import { cameraBlocked } from './camera-blocked.ts'
import { cameraChanged } from './camera-changed.ts'
import { cameraMoved } from './camera-moved.ts'
import { copyPaste } from './copy-paste.ts'
import type { Detector } from './detector.ts'
import { deviceSeen } from './device-seen.ts'
import { eyesClosed } from './eyes-closed.ts'
import { faceMismatch } from './face-mismatch.ts'
import { faceMissing } from './face-missing.ts'
import { facePartlySeen } from './face-partly-seen.ts'
import { faceUnclear } from './face-unclear.ts'
import { focusLost } from './focus-lost.ts'
import { follow } from './follow.ts'
import { fullscreenLeft } from './fullscreen-left.ts'
import { lightChanged } from './light-changed.ts'
import { livenessDoubt } from './liveness-doubt.ts'
import { lookingAway } from './looking-away.ts'
import { lookingDown } from './looking-down.ts'
import { pageHidden } from './page-hidden.ts'
import { phoneSeen } from './phone-seen.ts'
import { pictureBlurred } from './picture-blurred.ts'
import { pictureFrozen } from './picture-frozen.ts'
import { pictureLooped } from './picture-looped.ts'
import { secondDisplay } from './second-display.ts'
import { severalFaces } from './several-faces.ts'
import { storyDiffers } from './story-differs.ts'
import { talking } from './talking.ts'
import { tracksEnded } from './tracks-ended.ts'
import { virtualCamera } from './virtual-camera.ts'

/** Every kind of thing that can be noticed. `all.test.ts` tells what a new one lacks. */
export const detectors = [
  faceMissing,
  severalFaces,
  lookingAway,
  lookingDown,
  eyesClosed,
  facePartlySeen,
  talking,
  cameraBlocked,
  pictureFrozen,
  pictureLooped,
  pictureBlurred,
  cameraMoved,
  cameraChanged,
  virtualCamera,
  lightChanged,
  livenessDoubt,
  pageHidden,
  focusLost,
  fullscreenLeft,
  copyPaste,
  secondDisplay,
  tracksEnded,
  storyDiffers,
  faceMismatch,
  faceUnclear,
  phoneSeen,
  bookSeen,
  deviceSeen,
  anotherPerson,
] as const satisfies Detector[]

export type DetectorKind = (typeof detectors)[number]['kind']

/** How each detector is used, by kind; what is not named is off. */
export type DetectorRules = Readonly<Record<string, DetectorRule>>

/**
 * `see` takes each observation in the order of its time and answers what was noticed; `end` closes what is open when
 * watching stops. Instants are milliseconds since the Unix epoch, by the clock of whoever observes.
 */
export type Watch = { see: (observation: Observation) => Signal[]; end: (at: number) => Signal[] }

/**
 * Watches one candidate with the detectors that are on and not silenced, in a browser and on the server alike.
 * `newId` names episodes; `models` says which networks stand behind an observation, as `name@version`; `centre` is the gaze
 * learnt at the check-in, without which it is learnt from the first steady seconds.
 * Throws a ZodError when a detector's settings do not fit its schema.
 */
export function createWatch(wish: {
  settings: DetectorRules
  silenced: readonly string[]
  newId: () => string
  models?: Partial<Record<ObservationOf, string[]>>
  centre?: GazeCentre | undefined
}): Watch {
  const following = detectors.flatMap((detector: Detector) => {
    const rule = wish.settings[detector.kind]
    if (!rule?.isOn || wish.silenced.includes(detector.kind)) return []
    const started = { ...detector, start: (settings: unknown) => detector.start(settings, wish.centre) }
    return [follow(started, rule.settings, wish.models?.[detector.watches] ?? [], wish.newId)]
  })
  return {
    see: (observation) => following.flatMap((one) => one.see(observation)),
    end: (at) => following.flatMap((one) => one.end(at)),
  }
}

/** Every detector on, with its own severity and the settings it starts from: for judging a recording outside an exam. */
export function everyDetector(): Record<DetectorKind, DetectorRule> {
  const rules = detectors.map(({ kind, severity, settings }: Detector<DetectorKind>) => [
    kind,
    { isOn: true, severity, settings: settings.parse({}) },
  ])
  return Object.fromEntries(rules)
}
