import type { Policy, Preset } from '@invigil/contract/policy.ts'
import { rulesOf } from '@invigil/detectors/presets.ts'

type Conduct = Omit<Policy, 'preset' | 'isChanged' | 'detectors' | 'allowedAids'>

const conduct: Record<Preset, Conduct> = {
  open: {
    streams: { camera: 'off', microphone: 'off', screen: 'off' },
    sideCamera: 'off',
    recording: 'none',
    talkRecorded: false,
    referencePhoto: false,
    identityDocument: false,
    livenessChallenge: false,
    roomScan: false,
    admission: 'automatic',
    fullscreen: 'free',
    retentionDays: 30,
  },
  light: {
    streams: { camera: 'required', microphone: 'off', screen: 'off' },
    sideCamera: 'off',
    recording: 'none',
    talkRecorded: false,
    referencePhoto: false,
    identityDocument: false,
    livenessChallenge: false,
    roomScan: false,
    admission: 'automatic',
    fullscreen: 'free',
    retentionDays: 30,
  },
  standard: {
    streams: { camera: 'required', microphone: 'asked', screen: 'off' },
    sideCamera: 'off',
    recording: 'whole',
    talkRecorded: false,
    referencePhoto: true,
    identityDocument: false,
    livenessChallenge: false,
    roomScan: false,
    admission: 'proctor',
    fullscreen: 'free',
    retentionDays: 90,
  },
  strict: {
    streams: { camera: 'required', microphone: 'required', screen: 'required' },
    sideCamera: 'off',
    recording: 'whole',
    talkRecorded: true,
    referencePhoto: true,
    identityDocument: true,
    livenessChallenge: true,
    roomScan: true,
    admission: 'proctor',
    fullscreen: 'asked',
    retentionDays: 180,
  },
}

/** What a preset of the policy says, complete. */
export function policyOf(preset: Preset): Policy {
  return { preset, isChanged: false, ...conduct[preset], detectors: rulesOf(preset), allowedAids: '' }
}
