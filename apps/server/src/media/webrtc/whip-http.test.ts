import { afterAll, expect, test, vi } from 'vitest'
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters } from 'werift'
import { anExam } from '../../exam/testing.ts'
import { aPerson, signedInAs } from '../../identity/testing.ts'
import { aTestApp } from '../../platform/testing.ts'
import { aCandidate, aSitting } from '../../sitting/testing.ts'
import { iceTag, readIceFragment } from './ice-fragment.ts'
import { faultOfOffer } from './offer.ts'

// What RFC 9725 wants of a server, clause by clause.
const turnUrls = 'turn:turn.example.org:3478,turns:turn.example.org:443?transport=tcp'
const app = await aTestApp({ config: { turnUrls, turnSecret: 'not-so-secret-after-all' } })
const address = await app.listen()
const author = await aPerson(app, { role: 'author' })
const client = await signedInAs(app, author)
const exam = await anExam(app, author, { preset: 'standard' })
const { sittingId } = await aSitting(app, { by: author, exam }).with(aCandidate('Linh'))
const door = await client.media.addWhipCamera({ sittingId, name: 'Stage' })
const watched = await client.media.addWhipCamera({ sittingId, name: 'Hall' })
const authorization = `Bearer ${door.token}`
const sdp = 'application/sdp'
const fragment = 'application/trickle-ice-sdpfrag'
const open: RTCPeerConnection[] = []
afterAll(async () => {
  for (const connection of open) await connection.close()
})

const codec = new RTCRtpCodecParameters({
  ...{ mimeType: 'video/H264', clockRate: 90_000, payloadType: 96 },
  parameters: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
})

async function anOffer(direction: 'sendonly' | 'recvonly' = 'sendonly'): Promise<string> {
  const connection = new RTCPeerConnection({ codecs: { video: [codec], audio: [] }, iceServers: [] })
  open.push(connection)
  connection.addTransceiver(new MediaStreamTrack({ kind: 'video' }), { direction })
  await connection.setLocalDescription(await connection.createOffer())
  return connection.localDescription?.sdp ?? ''
}

function send(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  return fetch(address + path, { method, headers, ...(body !== undefined && { body }) })
}

/** A connection that was answered: where it lies, its tag, and what its late candidates say first. */
async function answered() {
  const offer = await anOffer()
  const answer = await send('POST', door.path, { authorization, 'content-type': sdp }, offer)
  const [, ufrag = ''] = /a=ice-ufrag:(\S+)/.exec(offer) ?? []
  return {
    ...{ answer, ufrag, location: answer.headers.get('location') ?? '' },
    etag: answer.headers.get('etag') ?? '',
    late: `a=ice-ufrag:${ufrag}\r\na=ice-pwd:0123456789012345678901\r\nm=video 9 RTP/AVP 0\r\na=mid:0\r\na=candidate:1 1 udp 2122260223 127.0.0.1 61764 typ host\r\n`,
  }
}

test('an offer is answered with 201, a session description, an address of its own and a strong tag', async () => {
  const { answer, location, etag } = await answered()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([201, expect.stringContaining(sdp)])
  expect(location).toMatch(new RegExp(`^${door.path}/[0-9a-f-]{36}$`))
  expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
  const said = await answer.text()
  expect(said).toMatch(/^a=recvonly\r?$/m)
  expect(said).toMatch(/^a=setup:(passive|active)\r?$/m)
  expect(said).toMatch(/^a=rtcp-mux\r?$/m)
  expect(said).toMatch(/^a=group:BUNDLE 0\r?$/m)
  expect(said).toMatch(/^a=candidate:/m)
})

test('late candidates are taken with the tag of their connection, and refused in words of HTTP without it', async () => {
  const { location, etag, late } = await answered()
  const patch = (headers: Record<string, string>, body = late) =>
    send('PATCH', location, { authorization, 'content-type': fragment, ...headers }, body).then(
      ({ status }) => status,
    )
  expect(await patch({ 'if-match': etag })).toBe(204)
  expect(await patch({})).toBe(428)
  expect(await patch({ 'if-match': '"of another"' })).toBe(412)
  expect(await patch({ 'if-match': etag }, late.replace(/ufrag:\S+/, 'ufrag:else'))).toBe(412)
  expect(await patch({ 'if-match': '*' })).toBe(422)
  expect(await patch({ 'if-match': etag }, 'nonsense')).toBe(400)
  expect(await patch({ 'if-match': etag, 'content-type': sdp })).toBe(415)
  expect(await patch({ 'if-match': etag, authorization: 'Bearer x' })).toBe(401)
  expect(
    await patch({ 'if-match': etag }, `${late}a=candidate:2 1 udp 1 nowhere.invalid 9 typ host\r\n`),
  ).toBe(204)
})

test('a connection is ended once, whatever tag is sent along', async () => {
  const { location } = await answered()
  const end = () =>
    send('DELETE', location, { authorization, 'if-match': '"any"' }).then(({ status }) => status)
  expect(await end()).toBe(200)
  await vi.waitFor(async () => expect(await end()).toBe(404), 30_000)
})

test('methods that are kept for later are refused by name, before anybody is asked for a token', async () => {
  const refused = async (method: string, path: string) => {
    const { status, headers } = await send(method, path)
    return [status, headers.get('allow')]
  }
  const session = `${door.path}/00000000-0000-4000-8000-000000000000`
  const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']
  const atDoor = await Promise.all(methods.map((method) => refused(method, door.path)))
  expect(atDoor).toEqual(methods.map(() => [405, 'OPTIONS, POST']))
  const others = ['GET', 'HEAD', 'PUT', 'POST']
  const atSession = await Promise.all(others.map((method) => refused(method, session)))
  expect(atSession).toEqual(others.map(() => [405, 'OPTIONS, PATCH, DELETE']))
})

test('any page may ask, and reads what it needs of the answer', async () => {
  const asked = await send('OPTIONS', door.path, {
    origin: 'https://player.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  })
  expect(asked.status).toBe(200)
  expect(Object.fromEntries(asked.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': expect.stringContaining('if-match'),
    'access-control-allow-methods': expect.stringContaining('PATCH'),
    'access-control-expose-headers': expect.stringContaining('location, etag'),
    'accept-post': sdp,
  })
  const refused = await send(
    'POST',
    door.path,
    {
      ...{ origin: 'https://player.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
      ...{ authorization, 'content-type': sdp },
    },
    'hello',
  )
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, '*'])
})

test('who comes through a door is told the TURN servers with a password of its own, before and with the answer', async () => {
  const servers =
    /^<turn:turn\.example\.org:3478>; rel="ice-server"; username="\d+:[0-9a-f-]{36}"; credential="[\w+/=]{28}"; credential-type="password", <turns:turn\.example\.org:443\?transport=tcp>; rel="ice-server"; /
  const { answer } = await answered()
  expect(answer.headers.get('link')).toMatch(servers)
  expect(answer.headers.get('link')).toContain(`:${door.path.slice('/whip/'.length)}"`)
  const linkFor = async (headers: Record<string, string>) => {
    const asked = await send('OPTIONS', door.path, headers)
    return [asked.status, asked.headers.get('link')]
  }
  expect(await linkFor({ authorization })).toEqual([200, expect.stringMatching(servers)])
  expect(await linkFor({})).toEqual([200, null])
  expect(await linkFor({ authorization: `Bearer ${'x'.repeat(43)}` })).toEqual([200, null])
})

test('whoever has no token is told which kind opens the door', async () => {
  const refused = await send('POST', door.path, { 'content-type': sdp }, await anOffer())
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
})

test('what is no offer, or asks for what a camera does not do, is refused with a reason', async () => {
  const post = async (body: string, type = sdp) => {
    const { status } = await send(
      'POST',
      watched.path,
      { authorization: `Bearer ${watched.token}`, 'content-type': type },
      body,
    )
    return status
  }
  const offer = await anOffer()
  expect(await post('hello')).toBe(400)
  expect(await post(await anOffer('recvonly'))).toBe(400)
  expect(await post(offer, 'application/octet-stream')).toBe(415)
  expect(faultOfOffer(offer, 'in')).toBeUndefined()
  expect(faultOfOffer(offer, 'out')).toMatch(/recvonly/)
  expect(faultOfOffer(offer.replace(/(m=video[\s\S]*)$/, '$1$1'), 'in')).toMatch(/more than one/)
  expect(faultOfOffer(offer.replace(/a=fingerprint.*\r\n/g, ''), 'in')).toMatch(/fingerprint/)
})

test('a fragment of ICE tells of which connection it is and where each way belongs', () => {
  expect(
    readIceFragment(
      'a=ice-ufrag:ab\na=ice-pwd:c\nm=audio 9 RTP/AVP 0\na=mid:1\na=candidate:1 1 udp 1 ::1 9 typ host\na=end-of-candidates\n',
    ),
  ).toEqual({ ufrag: 'ab', candidates: [{ mid: '1', candidate: 'candidate:1 1 udp 1 ::1 9 typ host' }] })
  expect(readIceFragment('a=candidate:1 1 udp 1 ::1 9 typ host')).toBeUndefined()
  expect(iceTag('one', 'ab')).not.toBe(iceTag('two', 'ab'))
})
