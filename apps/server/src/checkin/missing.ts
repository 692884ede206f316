import type { CheckinView, Consent, DeviceCheck } from '@invigil/contract/checkin.ts'
import { type Policy, streams } from '@invigil/contract/policy.ts'

/** How far a check-in is. Of each stream and device only the latest word. */
export interface Progress {
  consents: Consent[]
  devices: DeviceCheck[]
  hasReferencePhoto: boolean
}

/**
 * Lists the steps that the policy wants and that are open. A stream that is only asked for may be declined; a required one
 * must be given and must work. A person may admit somebody all the same.
 */
export function missingSteps(
  policy: Policy,
  { consents, devices, hasReferencePhoto }: Progress,
): CheckinView['missing'] {
  const used = streams.filter((stream) => policy.streams[stream] !== 'off')
  const isGiven = (stream: string) => consents.some((consent) => consent.stream === stream && consent.isGiven)
  const isAnswered = (stream: string) => consents.some((consent) => consent.stream === stream)
  const required = used.filter((stream) => policy.streams[stream] === 'required')

  const consentIsOpen = !used.every(isAnswered) || !required.every(isGiven)
  const devicesAreOpen = used.some(isGiven) && !required.every((stream) => works(devices, stream))
  const photoIsOpen = policy.referencePhoto && isGiven('camera') && !hasReferencePhoto
  return [
    ...(consentIsOpen ? (['consent'] as const) : []),
    ...(devicesAreOpen ? (['devices'] as const) : []),
    ...(photoIsOpen ? (['reference-photo'] as const) : []),
  ]
}

function works(devices: DeviceCheck[], stream: string): boolean {
  return devices.some(({ check, state }) => check === stream && (state === 'good' || state === 'warning'))
}
