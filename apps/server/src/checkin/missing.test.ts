import type { Policy } from '@invigil/contract/policy.ts'
import { expect, test } from 'vitest'
import { missingSteps, type Progress } from './missing.ts'
import { noSideCamera } from './side-camera.ts'

const policy: Policy = {
  preset: 'standard',
  isChanged: false,
  streams: { camera: 'required', microphone: 'asked', screen: 'off' },
  sideCamera: 'off',
  recording: 'whole',
  talkRecorded: false,
  referencePhoto: true,
  identityDocument: false,
  livenessChallenge: false,
  roomScan: false,
  admission: 'automatic',
  fullscreen: 'asked',
  detectors: {},
  allowedAids: '',
  retentionDays: 30,
}
const finished: Progress = {
  consents: [
    { stream: 'camera', isGiven: true },
    { stream: 'microphone', isGiven: true },
  ],
  devices: [{ check: 'camera', state: 'good', code: 'works', detail: {} }],
  hasReferencePhoto: true,
  side: null,
  steps: [],
}

test('at the beginning consent is missing, and devices are not asked for before it', () => {
  expect(
    missingSteps(policy, { consents: [], devices: [], hasReferencePhoto: false, side: null, steps: [] }),
  ).toEqual(['consent'])
})

test('a finished check-in misses nothing', () => {
  expect(missingSteps(policy, finished)).toEqual([])
})

test('a stream that is only asked for may be declined', () => {
  const consents = [
    { stream: 'camera' as const, isGiven: true },
    { stream: 'microphone' as const, isGiven: false },
  ]
  expect(missingSteps(policy, { ...finished, consents })).toEqual([])
})

test('a required stream that is declined leaves consent open, and no photo is asked for', () => {
  const consents = [
    { stream: 'camera' as const, isGiven: false },
    { stream: 'microphone' as const, isGiven: true },
  ]
  expect(
    missingSteps(policy, {
      consents,
      devices: finished.devices,
      hasReferencePhoto: false,
      side: null,
      steps: [],
    }),
  ).toEqual(['consent'])
})

test('a required camera that does not work leaves the devices open', () => {
  const devices = [{ check: 'camera' as const, state: 'failed' as const, code: 'not-found', detail: {} }]
  expect(missingSteps(policy, { ...finished, devices })).toEqual(['devices'])
})

test('a policy without streams wants nothing', () => {
  const open: Policy = { ...policy, streams: { camera: 'off', microphone: 'off', screen: 'off' } }
  expect(
    missingSteps(open, { consents: [], devices: [], hasReferencePhoto: false, side: null, steps: [] }),
  ).toEqual([])
})

const strict: Policy = { ...policy, identityDocument: true, livenessChallenge: true, roomScan: true }

test('what the policy wants to be shown is missing until it was', () => {
  expect(missingSteps(strict, finished)).toEqual(['identity-document', 'liveness', 'room-scan'])
  const steps = [
    { step: 'identity-document' as const, state: 'done' as const, forPerson: false },
    { step: 'room-scan' as const, state: 'open' as const, forPerson: true },
  ]
  expect(missingSteps(strict, { ...finished, steps })).toEqual(['liveness', 'room-scan'])
})

test('asking for a person is as good as showing it', () => {
  const asked = { state: 'person', forPerson: true } as const
  const steps = [
    { step: 'identity-document' as const, ...asked },
    { step: 'liveness' as const, ...asked },
    { step: 'room-scan' as const, ...asked },
  ]
  expect(missingSteps(strict, { ...finished, steps })).toEqual([])
})

test('without the camera nothing is to be shown', () => {
  const asked: Policy = { ...strict, streams: { camera: 'asked', microphone: 'asked', screen: 'off' } }
  const consents = [
    { stream: 'camera' as const, isGiven: false },
    { stream: 'microphone' as const, isGiven: true },
  ]
  expect(missingSteps(asked, { ...finished, consents })).toEqual([])
})

test('a required side camera is missing until it shows something', () => {
  const wished: Policy = { ...policy, sideCamera: 'required' }
  const consents = [...finished.consents, { stream: 'side' as const, isGiven: true }]
  const joined = { ...noSideCamera, state: 'joined' as const }
  expect(missingSteps(wished, finished)).toEqual(['consent'])
  expect(missingSteps(wished, { ...finished, consents, side: joined })).toEqual(['side-camera'])
  expect(missingSteps(wished, { ...finished, consents, side: { ...joined, state: 'showing' } })).toEqual([])
})

test('a side camera that is only asked for may be declined, and need not work', () => {
  const wished: Policy = { ...policy, sideCamera: 'asked' }
  const answered = (isGiven: boolean) => [...finished.consents, { stream: 'side' as const, isGiven }]
  expect(missingSteps(wished, { ...finished, consents: answered(false) })).toEqual([])
  expect(missingSteps(wished, { ...finished, consents: answered(true), side: noSideCamera })).toEqual([])
})
