import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { begins } from '../attempt/testing.ts'
import { anExam } from '../exam/testing.ts'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { anEmptySeat, aPortrait, forSeconds } from '../platform/vision/testing-pictures.ts'
import { aCandidate, aSitting } from '../sitting/testing.ts'
import { aPretendCandidate } from './testing-preview.ts'

// Browsers that tell nothing, or that all is well, while their pictures show something else.
const app = await aTestApp({ config: { visionProcesses: 1 } })
const address = await app.listen()
const author = await aPerson(app, { role: 'author' })
const proctor = await signedInAs(app, await aPerson(app, { role: 'proctor' }))
const exam = await anExam(app, author, { preset: 'strict', policy: { referencePhoto: false } })

let sits: Buffer[]
beforeAll(async () => {
  sits = await forSeconds(24, aPortrait)
})

async function aLiar(pictures: readonly (Buffer | undefined)[], status = {}) {
  const { candidates } = await aSitting(app, { exam, by: author }).with(aCandidate('Linh'))
  const [candidate] = candidates
  if (!candidate) throw new Error('there is none')
  const device = await begins(app, candidate)
  const liar = await aPretendCandidate(app, address, device)
  await liar.shows(sits.slice(0, 22))
  liar.says(status)
  await liar.shows(pictures)
  liar.stop()
  const { incidents } = await proctor.incident.list({ attemptId: device.attemptId })
  return incidents.filter(({ kind }) => kind === 'story-differs')
}

const always = (picture: Buffer | undefined) => Array.from({ length: 32 }, () => picture)

test('a frozen picture of which the browser says nothing', async () => {
  const [picture] = sits
  expect(await aLiar(always(picture))).toMatchObject([{ severity: 'high', detail: { by: 'frozen' } }])
})

test('eight seconds of picture that come again and again', async () => {
  const loop = sits.slice(0, 8)
  const again = Array.from({ length: 9 }, () => loop).flat()
  expect(await aLiar(again)).toMatchObject([{ detail: { by: 'looped' } }])
})

test('a black picture from a camera that is said to be live', async () => {
  const black = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#050505' } })
    .jpeg()
    .toBuffer()
  expect(await aLiar(always(black))).toMatchObject([{ detail: { by: 'muted' } }])
})

test('a preview that falls silent while recording is said to go on', async () => {
  expect(await aLiar(always(undefined))).toMatchObject([{ detail: { by: 'silent' } }])
})

test('another place, without anybody, of which the browser says nothing', async () => {
  expect(await aLiar(await forSeconds(32, anEmptySeat))).toMatchObject([{ detail: { by: 'replaced' } }])
})

test('a browser that honestly says its recording waits for the network is believed', async () => {
  expect(await aLiar(always(undefined), { recording: 'waiting' })).toEqual([])
})
