import { renderText } from '@invigil/items/text.ts'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { saveExam } from './draft.ts'
import { withSignedImages } from './signed-url.ts'
import { aContent, anExam, fiveItems } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)

/** A frame of MPEG layer III, 128 kbit/s, 44.1 kHz: its head, then silence. */
const mp3 = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])

async function aSound(bytes = mp3) {
  return await author.exam.sounds.add({ name: 'bell.mp3', data: bytes.toString('base64') })
}

test('a sound in a text gets an address at which it plays', async () => {
  const { fileId } = await aSound()
  const html = withSignedImages(app, renderText(`![A bell](sound:${fileId})`).html)
  const [, src = ''] = /<audio src="([^"]+)"/.exec(html) ?? []
  const answer = await app.call('GET', src.replaceAll('&amp;', '&'))
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'audio/mpeg' } })
  expect(answer.headers['content-security-policy']).toContain('sandbox')
})

test('a player that asks for a part gets that part', async () => {
  const { url } = await aSound()
  const answer = await app.call('GET', url, undefined, { headers: { range: 'bytes=4-7' } })
  expect(answer).toMatchObject({
    status: 206,
    headers: { 'content-range': 'bytes 4-7/417', 'content-length': '4' },
  })
})

test.for([
  ['Ogg', 'OggS\0\u0002', 'audio/ogg'],
  ['M4A', '\0\0\0 ftypM4A ', 'audio/mp4'],
  ['MP3 with a tag', 'ID3\u0004', 'audio/mpeg'],
] as const)('%s is told by its first bytes', async ([, begin, type]) => {
  const { url } = await aSound(Buffer.concat([Buffer.from(begin, 'latin1'), Buffer.alloc(40)]))
  expect((await app.call('GET', url)).headers['content-type']).toBe(type)
})

test.for([
  ['a page', '<script>alert(1)</script>'],
  ['a film', '\0\0\0 ftypqt  '],
  ['another layer of MPEG', '\u00ff\u00fd\u0090\u0000'],
] as const)('%s is refused as a sound', async ([, begin]) => {
  const bytes = Buffer.concat([Buffer.from(begin, 'latin1'), Buffer.alloc(40)])
  await expect(aSound(bytes)).rejects.toMatchObject({ code: 'sound-not-readable' })
})

test('a sound of more than ten megabytes is refused, one of nearly ten is taken', async () => {
  const large = Buffer.concat([mp3, Buffer.alloc(10_000_000)])
  await expect(aSound(large)).rejects.toMatchObject({ status: 400 })
  expect(await aSound(large.subarray(0, 9_999_999))).toMatchObject({
    url: expect.stringMatching(/^\/sounds\//),
  })
})

test('the exam says where the sounds in its texts are, in whichever exam they were added', async () => {
  const { fileId, url } = await aSound()
  const { examId, policy } = await anExam(app, mai)
  const items = fiveItems().map((item) => ({ ...item, text: `Listen: ![a bell](sound:${fileId})` }))
  const draft = { title: 'Bells', language: 'en' as const, minutes: 60, policy, content: aContent(items) }
  await saveExam(app, mai, examId, { version: 2, ...draft })
  expect((await author.exam.get({ examId })).images).toEqual({ [fileId]: url })
})

test('the address of a picture leads to no sound', async () => {
  const { url } = await aSound()
  expect((await app.call('GET', url.replace('/sounds/', '/files/'))).status).toBe(404)
})
