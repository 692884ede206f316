import { setTimeout as wait } from 'node:timers/promises'
import { decodeFrame, type Frame } from '@invigil/contract/frame.ts'
import type { AttemptId, HallCameraId } from '@invigil/contract/ids.ts'
import { afterAll, expect, test, vi } from 'vitest'
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift'
import { theProctor } from '../../attempt/testing.ts'
import { anExam } from '../../exam/testing.ts'
import { aPerson, signedInAs } from '../../identity/testing.ts'
import { aTestApp } from '../../platform/testing.ts'
import { aCandidate, aSitting } from '../../sitting/testing.ts'
import { readTrack } from '../read-track.ts'
import { theRecording } from '../recording.ts'
import { H264Assembler } from './assemble-h264.ts'
import { splitH264, unitsIn } from './split-h264.ts'

const app = await aTestApp()
const address = await app.listen()
const author = await aPerson(app, { role: 'author' })
const client = await signedInAs(app, author)
const proctor = await signedInAs(app, await theProctor(app))
const exam = await anExam(app, author, { preset: 'standard', policy: { recording: 'whole' } })
const sequence = Buffer.from('6742c01f8c8d40501ed00f08846a', 'hex')
const picture = Buffer.from('68ce3c80', 'hex')
const patience = { timeout: 15_000, interval: 50 }
const open: RTCPeerConnection[] = []
afterAll(async () => {
  for (const connection of open) await connection.close()
})

test('a program sends a camera of the hall by WHIP, and another watches it by WHEP', {
  timeout: 60_000,
}, async () => {
  const { sittingId } = await aSitting(app, { by: author, exam }).with(aCandidate('Linh'))
  const camera = await client.media.addWhipCamera({ sittingId, name: 'Stage' })
  const shown = watch(camera.camera.id)
  const sender = await publish(camera)
  await vi.waitFor(
    () => expect(shown.filter(({ kind }) => kind === 'media').length).toBeGreaterThan(10),
    patience,
  )
  expect(shown[0]).toMatchObject({ kind: 'config', track: 'hall' })
  await vi.waitFor(async () => {
    expect((await client.media.hallCameras({ sittingId }))[0]).toMatchObject({
      state: 'showing',
      address: 'whip',
    })
  }, patience)

  const door = await proctor.media.makeWhepDoor({ sittingId, of: camera.camera.id, track: 'hall' })
  const received = await play(door)
  await vi.waitFor(() => expect(received.length).toBeGreaterThan(5), patience)
  expect(received[0]).toMatchObject({ is: 'form', form: { width: 640, height: 480 } })
  expect(received[1]).toMatchObject({ is: 'picture', picture: { isKey: true } })

  const [listed] = await proctor.media.whepDoors({ sittingId })
  expect(listed).toMatchObject({ name: 'Stage', track: 'hall', expiresAt: door.expiresAt })
  await proctor.media.closeWhepDoor({ sittingId, doorId: listed?.id ?? '' })
  expect(await proctor.media.whepDoors({ sittingId })).toEqual([])
  const again = {
    method: 'POST',
    headers: { ...bearer(door), 'content-type': 'application/sdp' },
    body: 'v=0',
  }
  expect((await fetch(address + door.path, again)).status).toBe(401)
  await vi.waitFor(async () => {
    const before = received.length
    await wait(1_000)
    expect(received.length).toBe(before)
  }, patience)

  const ended = await fetch(`${address}${sender.location}`, { method: 'DELETE', headers: bearer(camera) })
  expect(ended.status).toBe(200)
  await vi.waitFor(async () => {
    expect((await client.media.hallCameras({ sittingId }))[0]?.state).toBe('connecting')
  }, patience)
  await theRecording(app).settled()
  theRecording(app).ingest.closeChunks()
  await theRecording(app).indexed()
  const stored = await readTrack(app, camera.camera.id as string as AttemptId, 'hall')
  expect(unitsIn(stored[1]?.payload ?? new Uint8Array()).map((unit) => (unit[0] ?? 0) & 31)).toEqual([5])
})

test('a door opens to its own token only, and not long before the sitting or after it', async () => {
  const { sittingId } = await aSitting(app, { by: author, exam }).with(aCandidate('Linh'))
  const one = await client.media.addWhipCamera({ sittingId, name: 'One' })
  const other = await client.media.addWhipCamera({ sittingId, name: 'Other' })
  const post = (path: string, headers: Record<string, string>, body: string | undefined = 'v=0') =>
    fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', ...headers },
      body,
    }).then(({ status }) => status)
  expect(await post(one.path, {})).toBe(401)
  expect(await post(one.path, bearer(other))).toBe(401)
  expect(await post(one.path.replace('whip', 'whep'), bearer(one))).toBe(401)
  expect(await post('/whip/nowhere', bearer(one))).toBe(404)
  expect(await post(one.path, bearer(one))).toBe(400)
  expect(await post(one.path, { ...bearer(one), 'content-type': 'text/plain' })).toBe(415)
  await client.media.removeHallCamera({ sittingId, cameraId: other.camera.id })
  expect(await post(other.path, bearer(other))).toBe(404)
  app.clock.advance({ days: 30 })
  expect(await post(one.path, bearer(one))).toBe(409)
  app.clock.advance({ days: -30 })
})

test('a camera that is taken off, or whose sitting is over, is not taken in any longer', {
  timeout: 60_000,
}, async () => {
  const { sittingId } = await aSitting(app, { by: author, exam }).with(aCandidate('Linh'))
  const [one, other] = await Promise.all(
    ['One', 'Other'].map((name) => client.media.addWhipCamera({ sittingId, name })),
  )
  const shown = [one, other].map((camera) => watch(camera?.camera.id ?? ''))
  for (const camera of [one, other]) await publish(camera as Door)
  await vi.waitFor(() => expect(shown.map((frames) => frames.length > 2)).toEqual([true, true]), patience)
  await client.media.removeHallCamera({ sittingId, cameraId: one?.camera.id as HallCameraId })
  await vi.waitFor(async () => expect(await liveHalls()).toEqual([other?.camera.id]), patience)
  app.clock.advance({ days: 30 })
  await vi.waitFor(async () => expect(await liveHalls()).toEqual([]), patience)
  app.clock.advance({ days: -30 })
})

test('nothing of another sitting is handed out', async () => {
  const { sittingId } = await aSitting(app, { by: author, exam }).with(aCandidate('Linh'))
  const elsewhere = await aSitting(app, { by: author, exam }).with(aCandidate('Kim'))
  const { camera } = await client.media.addWhipCamera({ sittingId: elsewhere.sittingId, name: 'There' })
  await expect(proctor.media.makeWhepDoor({ sittingId, of: camera.id, track: 'hall' })).rejects.toMatchObject(
    { code: 'not-found' },
  )
})

test('an offer without H.264 is refused with a reason', async () => {
  const { sittingId } = await aSitting(app, { by: author, exam }).with(aCandidate('Linh'))
  const camera = await client.media.addWhipCamera({ sittingId, name: 'Old' })
  const connection = aConnection('video/VP8')
  connection.addTransceiver(new MediaStreamTrack({ kind: 'video' }), { direction: 'sendonly' })
  const { status } = await negotiate(connection, camera)
  expect(status).toBe(400)
})

interface Door {
  path: string
  token: string
}

function bearer({ token }: Door) {
  return { authorization: `Bearer ${token}` }
}

function aConnection(mimeType = 'video/H264'): RTCPeerConnection {
  const video = new RTCRtpCodecParameters({
    ...{ mimeType, clockRate: 90_000, payloadType: 96 },
    parameters: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
    rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
  })
  const connection = new RTCPeerConnection({
    ...{ codecs: { video: [video], audio: [] }, iceServers: [], iceUseIpv6: false },
    iceAdditionalHostAddresses: ['127.0.0.1'],
  })
  open.push(connection)
  return connection
}

async function negotiate(connection: RTCPeerConnection, door: Door) {
  await connection.setLocalDescription(await connection.createOffer())
  const answered = await fetch(address + door.path, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', ...bearer(door) },
    body: connection.localDescription?.sdp ?? '',
  })
  return { status: answered.status, sdp: await answered.text(), location: answered.headers.get('location') }
}

/** Sends a key frame and deltas, 15 a second. */
async function publish(door: Door) {
  const connection = aConnection()
  const track = new MediaStreamTrack({ kind: 'video' })
  connection.addTransceiver(track, { direction: 'sendonly' })
  const { status, sdp, location } = await negotiate(connection, door)
  expect(status).toBe(201)
  await connection.setRemoteDescription({ type: 'answer', sdp })
  let sequenceNumber = 100
  let nth = 0
  const timer = setInterval(() => {
    const isKey = nth % 15 === 0
    const unit = Buffer.concat([Buffer.from([isKey ? 0x65 : 0x61]), Buffer.alloc(3_000, nth & 255)])
    for (const { payload, isLast } of splitH264(isKey ? [sequence, picture, unit] : [unit])) {
      const timestamp = nth * 6_000
      const header = new RtpHeader({ sequenceNumber, timestamp, payloadType: 96, marker: isLast })
      track.writeRtp(new RtpPacket(header, payload))
      sequenceNumber = (sequenceNumber + 1) & 0xffff
    }
    nth += 1
  }, 66)
  connection.connectionStateChange.subscribe((state) => {
    if (state === 'closed' || state === 'disconnected') clearInterval(timer)
  })
  afterAll(() => clearInterval(timer))
  return { location }
}

/** What a player gets. */
async function play(door: Door) {
  const connection = aConnection()
  connection.addTransceiver('video', { direction: 'recvonly' })
  const received: ReturnType<H264Assembler['push']> = []
  connection.onTrack.subscribe((track) => {
    const assembler = new H264Assembler(() => undefined)
    track.onReceiveRtp.subscribe(
      ({ header: { sequenceNumber: seq, timestamp, marker: isLast }, payload }) => {
        received.push(...assembler.push({ seq, timestamp, isLast, payload }))
      },
    )
  })
  const { status, sdp } = await negotiate(connection, door)
  expect(status).toBe(201)
  await connection.setRemoteDescription({ type: 'answer', sdp })
  return received
}

/** Cameras of halls that send now. */
async function liveHalls(): Promise<string[]> {
  const rows = await app.db
    .selectFrom('hallCamera')
    .select(['id', 'state', 'removedAt'])
    .where('state', '=', 'showing')
    .execute()
  return rows.map(({ id }) => id)
}

/** Every frame that a wall would get from now on. */
function watch(id: string): Frame[] {
  const frames: Frame[] = []
  theRecording(app).live.watch(id as AttemptId, 'hall', (bytes) => {
    const frame = decodeFrame(bytes)
    if (typeof frame !== 'string') frames.push(frame)
    return true
  })
  return frames
}
