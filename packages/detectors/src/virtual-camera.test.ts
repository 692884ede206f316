import { expect, test } from 'vitest'
import { plays } from './recording.ts'
import { madeBy } from './virtual-camera-names.ts'

test('a program that can show anything is noticed for as long as it is used', () => {
  expect(plays('virtual-camera/triggers-obs')).toMatchObject([
    { phase: 'began', detail: { by: 'program', label: 'OBS Virtual Camera' } },
    { phase: 'ended', detail: { seconds: 60 } },
  ])
})

test('a film in the camera’s place is called one', () => {
  expect(plays('virtual-camera/triggers-a-film')[0]?.detail).toMatchObject({ by: 'file' })
})

test('a changed background is noticed less surely, and not where that is allowed', () => {
  expect(plays('virtual-camera/triggers-a-changed-background')[0]?.confidence).toBe(0.6)
  expect(plays('virtual-camera/triggers-a-changed-background', { noticesEffects: false })).toEqual([])
})

test('cameras by their makers are fine, telephones unless the policy minds them', () => {
  expect(plays('virtual-camera/quiet-cameras-by-their-makers')).toEqual([])
  expect(
    plays('virtual-camera/quiet-cameras-by-their-makers', { noticesTelephones: true })[0]?.detail,
  ).toMatchObject({ by: 'telephone' })
})

test.for([
  ['OBS-Camera', 'program'],
  ['Dummy video device (0x0000) (platform:v4l2loopback-000)', 'program'],
  ['ManyCam Virtual Webcam', 'program'],
  ['fake_device_0', 'program'],
  ['C:\\films\\me.mjpeg', 'file'],
  ['XSplit VCam', 'effects'],
  ['Iriun Webcam', 'telephone'],
  ['Observer HD 1080p', undefined],
  ['Microsoft LifeCam Studio', undefined],
] as const)('%s is made by %s', ([label, by]) => {
  expect(madeBy(label)).toBe(by)
})
