import {
  type CheckinView,
  type Consent,
  type DeviceCheck,
  type ShownStep,
  shownSteps,
} from '@invigil/contract/checkin.ts'
import { type Policy, streams, wantsSideCamera } from '@invigil/contract/policy.ts'
import type { SideCamera } from '@invigil/contract/side-camera.ts'

/** How far a check-in is. Of each stream and device only the latest word. */
export interface Progress {
  consents: Consent[]
  devices: DeviceCheck[]
  hasReferencePhoto: boolean
  side: SideCamera | null
  steps: { step: ShownStep; state: 'open' | 'done' | 'person'; forPerson: boolean }[]
}

/**
 * Lists the steps that the policy wants and that are open. A stream that is only asked for may be declined; a required one
 * must be given and must work. A person may admit somebody all the same.
 */
export function missingSteps(
  policy: Policy,
  { consents, devices, hasReferencePhoto, side, steps }: Progress,
): CheckinView['missing'] {
  const used = streams.filter((stream) => policy.streams[stream] !== 'off')
  const isGiven = (stream: string) => consents.some((consent) => consent.stream === stream && consent.isGiven)
  const isAnswered = (stream: string) => consents.some((consent) => consent.stream === stream)
  const required = used.filter((stream) => policy.streams[stream] === 'required')
  const sideIsRequired = policy.sideCamera === 'required'

  const asked = wantsSideCamera(policy) ? [...used, 'side'] : used
  const needed = sideIsRequired ? [...required, 'side'] : required
  const consentIsOpen = !asked.every(isAnswered) || !needed.every(isGiven)
  const devicesAreOpen = used.some(isGiven) && !required.every((stream) => works(devices, stream))
  const photoIsOpen = policy.referencePhoto && isGiven('camera') && !hasReferencePhoto
  return [
    ...(consentIsOpen ? (['consent'] as const) : []),
    ...(devicesAreOpen ? (['devices'] as const) : []),
    ...(photoIsOpen ? (['reference-photo'] as const) : []),
    ...shownStepsOf(policy, { consents, steps })
      .filter(({ state }) => state === 'open')
      .map(({ step }) => step),
    ...(sideIsRequired && isGiven('side') && side?.state !== 'showing' ? (['side-camera'] as const) : []),
  ]
}

/** The steps that the policy wants something shown in, and how far they are. None without the camera: a person decides then. */
export function shownStepsOf(
  policy: Policy,
  { consents, steps }: Pick<Progress, 'consents' | 'steps'>,
): Progress['steps'] {
  const hasCamera =
    policy.streams.camera !== 'off' && consents.some(({ stream, isGiven }) => stream === 'camera' && isGiven)
  const isWanted: Record<ShownStep, boolean> = {
    'identity-document': policy.identityDocument,
    liveness: policy.livenessChallenge,
    'room-scan': policy.roomScan,
  }
  return shownSteps
    .filter((step) => hasCamera && isWanted[step])
    .map((step) => steps.find((one) => one.step === step) ?? { step, state: 'open', forPerson: false })
}

function works(devices: DeviceCheck[], stream: string): boolean {
  return devices.some(({ check, state }) => check === stream && (state === 'good' || state === 'warning'))
}
