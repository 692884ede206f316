import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift'
import { H264Assembler } from './assemble-h264.ts'
import type { FromWebRtc, ToWebRtc } from './messages.ts'
import { splitH264 } from './split-h264.ts'

/**
 * Speaks WebRTC for the server, in a process of its own: what strangers send to it must not be able to end what keeps answers.
 * Pictures only, H.264.
 */

interface Session {
  connection: RTCPeerConnection
  /** Sends a picture; only where pictures go out. */
  send?: (ts: number, units: readonly Uint8Array[]) => void
}

const sessions = new Map<string, Session>()
/** Who does not connect within this time is let go of, in milliseconds. */
const connectWithinMs = 30_000
const keyAtMostEveryMs = 1_000

process.on('message', (message: ToWebRtc) => {
  if (message.type === 'open') void open(message)
  if (message.type === 'picture') sessions.get(message.session)?.send?.(message.ts, message.units)
  if (message.type === 'candidates') void addLate(message)
  if (message.type === 'close') close(message.session)
})
process.on('disconnect', () => process.exit(0))
// A connection that breaks off may fail anywhere in the library; the others go on.
process.on('unhandledRejection', () => undefined)

async function open({
  session,
  direction,
  offer,
  settings,
}: Extract<ToWebRtc, { type: 'open' }>): Promise<void> {
  try {
    const connection = new RTCPeerConnection({
      codecs: { video: [h264], audio: [opus] },
      iceServers: [],
      iceUseIpv4: true,
      iceUseIpv6: false,
      iceAdditionalHostAddresses: settings.addresses,
      icePortRange: settings.ports,
    })
    const made = direction === 'in' ? receiving(session, connection) : sending(connection)
    sessions.set(session, made)
    watch(session, connection)
    await connection.setRemoteDescription({ type: 'offer', sdp: offer })
    await connection.setLocalDescription(await connection.createAnswer())
    const answer = connection.localDescription?.sdp
    if (!answer) throw new Error('no answer could be made')
    if (!/^m=video [1-9]/m.test(answer)) throw new Error('the offer has no H.264 that could be used')
    tell({ type: 'answer', session, answer })
  } catch (error) {
    tell({ type: 'refused', session, why: error instanceof Error ? error.message : String(error) })
    close(session)
  }
}

const h264 = new RTCRtpCodecParameters({
  mimeType: 'video/H264',
  clockRate: 90_000,
  payloadType: 96,
  parameters: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
})
const opus = new RTCRtpCodecParameters({
  mimeType: 'audio/opus',
  clockRate: 48_000,
  channels: 2,
  payloadType: 111,
})

/** What cannot be used is passed over (RFC 9725, 4.3.2). */
async function addLate({ session, candidates }: Extract<ToWebRtc, { type: 'candidates' }>): Promise<void> {
  const connection = sessions.get(session)?.connection
  for (const { mid, candidate } of candidates)
    await connection?.addIceCandidate({ candidate, ...(mid && { sdpMid: mid }) }).catch(() => undefined)
}

function watch(session: string, connection: RTCPeerConnection): void {
  const patience = setTimeout(() => close(session), connectWithinMs)
  connection.connectionStateChange.subscribe((state) => {
    if (state === 'connected') {
      clearTimeout(patience)
      tell({ type: 'connected', session })
    }
    if (state === 'closed' || state === 'failed' || state === 'disconnected') {
      clearTimeout(patience)
      close(session)
    }
  })
}

function receiving(session: string, connection: RTCPeerConnection): Session {
  connection.onTrack.subscribe((track) => {
    if (track.kind !== 'video') return
    let askedAt = 0
    const assembler = new H264Assembler(() => {
      if (Date.now() - askedAt < keyAtMostEveryMs || track.ssrc === undefined) return
      askedAt = Date.now()
      const receiver = connection.getTransceivers().find(({ kind }) => kind === 'video')?.receiver
      void receiver?.sendRtcpPLI(track.ssrc).catch(() => undefined)
    })
    track.onReceiveRtp.subscribe(({ header, payload }) => {
      const { sequenceNumber: seq, timestamp, marker: isLast } = header
      for (const part of assembler.push({ seq, timestamp, isLast, payload }))
        tell({ type: 'part', session, part })
    })
  })
  return { connection }
}

function sending(connection: RTCPeerConnection): Session {
  const track = new MediaStreamTrack({ kind: 'video' })
  connection.addTransceiver(track, { direction: 'sendonly' })
  let sequenceNumber = 1
  return {
    connection,
    send(ts, units) {
      const timestamp = Math.round((ts * 90_000) / 1_000_000) >>> 0
      for (const { payload, isLast } of splitH264(units)) {
        const header = new RtpHeader({ sequenceNumber, timestamp, payloadType: 96, marker: isLast })
        sequenceNumber = (sequenceNumber + 1) & 0xffff
        track.writeRtp(new RtpPacket(header, payload))
      }
    },
  }
}

function close(session: string): void {
  const known = sessions.get(session)
  if (!known) return
  sessions.delete(session)
  void known.connection.close().catch(() => undefined)
  tell({ type: 'closed', session })
}

function tell(message: FromWebRtc): void {
  process.send?.(message, () => undefined)
}
