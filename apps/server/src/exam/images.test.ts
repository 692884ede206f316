import { renderText } from '@invigil/items/text.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPerson, signedInAs } from '../identity/testing.ts'
import { aTestApp } from '../platform/testing.ts'
import { withSignedImages } from './signed-url.ts'
import { anExam } from './testing.ts'

const app = await aTestApp()
const mai = await aPerson(app, { role: 'author' })
const author = await signedInAs(app, mai)
const { examId } = await anExam(app, mai)
const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
const png = await sharp({ create: { width: 800, height: 800, channels: 3, noise, background: '#fff' } })
  .png()
  .toBuffer()

async function anImage() {
  const data = png.toString('base64')
  return await author.exam.addImage({ examId, name: 'cell.png', contentType: 'image/png', data })
}

test('an image of more than a megabyte is stored and served as WebP', async () => {
  expect(png.length).toBeGreaterThan(1_000_000)
  const { url } = await anImage()
  const answer = await app.call('GET', url)
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'image/webp' } })
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
})

test('the exam says where its images are', async () => {
  const { fileId, url } = await anImage()
  expect((await author.exam.get({ examId })).images).toMatchObject({ [fileId]: url })
})

test('an address with another signature leads nowhere', async () => {
  const { url } = await anImage()
  expect((await app.call('GET', url.replace(/signature=.{4}/, 'signature=AAAA'))).status).toBe(404)
})

test('an address without a signature leads nowhere', async () => {
  const { fileId } = await anImage()
  expect((await app.call('GET', `/files/${fileId}`)).status).toBe(404)
})

test('an address cannot be made to hold longer', async () => {
  const { url } = await anImage()
  expect((await app.call('GET', url.replace(/expires=\d+/, 'expires=9999999999999'))).status).toBe(404)
})

test('images in a rendered text get addresses that load', async () => {
  const { fileId } = await anImage()
  const html = withSignedImages(app, renderText(`![A cell](file:${fileId})`).html)
  const [, src] = /src="([^"]+)"/.exec(html) ?? []
  expect((await app.call('GET', (src ?? '').replaceAll('&amp;', '&'))).status).toBe(200)
})

test('text that only looks like an image is left alone', () => {
  const html = '<p>&lt;img src="/api/files/1"&gt; /api/files/01900000-0000-7000-8000-000000000000</p>'
  expect(withSignedImages(app, html)).toBe(html)
})

test('what is no picture is refused', async () => {
  const data = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
  await expect(
    author.exam.addImage({ examId, name: 'a.png', contentType: 'image/png', data }),
  ).rejects.toMatchObject({ code: 'image-not-readable' })
})

test('the images of a removed exam are gone', async () => {
  const other = await anExam(app, mai)
  const data = png.toString('base64')
  const { url } = await author.exam.addImage({
    examId: other.examId,
    name: 'cell.png',
    contentType: 'image/png',
    data,
  })
  await author.exam.remove({ examId: other.examId })
  expect((await app.call('GET', url)).status).toBe(404)
})

test('an address holds for two days and ends within three', async () => {
  const { url } = await anImage()
  app.clock.advance({ days: 2 })
  expect((await app.call('GET', url)).status).toBe(200)
  app.clock.advance({ days: 1 })
  expect((await app.call('GET', url)).status).toBe(404)
})
