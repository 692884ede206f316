import type { TalkRoutes, TalkSignal } from '@invigil/contract/talk.ts'
import { wayOf } from './way-of.ts'

export interface PeerHearers {
  send: (signal: TalkSignal) => void
  /** A track of the other side. */
  onTrack: (track: MediaStreamTrack) => void
  onConnected: (way: 'peer' | 'relay') => void
  /** No way was found, or the one there was is gone and none was found again, for `patienceMs`. */
  onLost: () => void
}

export interface PeerOptions extends PeerHearers {
  /** Counts the connections of one talk; what belongs to another is left out. */
  round: number
  /** The candidate yields when both offer at once; the proctor makes the first offer. */
  isPolite: boolean
  routes: TalkRoutes
  sound: MediaStreamTrack | undefined
  picture: MediaStreamTrack | undefined
  /** So that the recording and the answers keep their place on a thin line, in bit/s. */
  mostPictureBits: number
}

/** A connection that is not there after this long is given up, in milliseconds. */
const patienceMs = 8_000
/** Networks hiccup; a new way is looked for when one stays away this long, in milliseconds. */
const restartAfterMs = 1_500

/** One WebRTC connection by perfect negotiation: https://www.w3.org/TR/webrtc/#perfect-negotiation-example. */
export class PeerLink {
  readonly #options: PeerOptions
  readonly #connection: RTCPeerConnection
  readonly #early: RTCIceCandidateInit[] = []
  readonly #ended = new AbortController()
  #patience: ReturnType<typeof setTimeout> | undefined
  #restart: ReturnType<typeof setTimeout> | undefined
  #makesOffer = false
  #ignoresOffer = false
  #turn: Promise<void> = Promise.resolve()

  constructor(options: PeerOptions) {
    this.#options = options
    const { iceServers, policy } = options.routes
    this.#connection = new RTCPeerConnection({
      iceServers,
      iceTransportPolicy: policy,
      bundlePolicy: 'max-bundle',
    })
    this.#listen()
    this.#beginPatience()
    if (!options.isPolite) this.#offerBoth()
  }

  get round(): number {
    return this.#options.round
  }

  /** Takes a signal of the other side; in their order, whatever takes its time in between. */
  hear(signal: Extract<TalkSignal, { round: number }>): void {
    if (signal.round !== this.round) return
    this.#turn = this.#turn
      .then(() =>
        signal.is === 'description' ? this.#describe(signal.description) : this.#candidate(signal.candidate),
      )
      .catch((error: unknown) => console.warn('talk', error))
  }

  /** Sends another microphone or camera, or none. */
  replace(kind: 'audio' | 'video', track: MediaStreamTrack | undefined): void {
    this.#options[kind === 'audio' ? 'sound' : 'picture'] = track
    void this.#sender(kind)
      ?.replaceTrack(track ?? null)
      .catch(() => undefined)
  }

  close(): void {
    this.#ended.abort()
    clearTimeout(this.#patience)
    clearTimeout(this.#restart)
    this.#connection.close()
  }

  #listen(): void {
    const { signal } = this.#ended
    const connection = this.#connection
    connection.addEventListener('negotiationneeded', () => void this.#offer(), { signal })
    connection.addEventListener('track', ({ track }) => this.#options.onTrack(track), { signal })
    connection.addEventListener('connectionstatechange', () => void this.#look(), { signal })
    connection.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        if (!candidate?.candidate) return
        const { round } = this
        this.#options.send({ is: 'candidate', round, candidate: candidate.toJSON() as { candidate: string } })
      },
      { signal },
    )
    // Another network: the old way may look fine for half a minute.
    globalThis.addEventListener('online', () => connection.restartIce(), { signal })
  }

  #offerBoth(): void {
    const { sound, picture } = this.#options
    for (const [kind, track] of [
      ['audio', sound],
      ['video', picture],
    ] as const)
      prefer(this.#connection.addTransceiver(track ?? kind, { direction: 'sendrecv' }))
    this.#limitPicture()
  }

  async #offer(): Promise<void> {
    try {
      this.#makesOffer = true
      await this.#connection.setLocalDescription()
      this.#sendDescription()
    } catch (error) {
      console.warn('talk', error)
    } finally {
      this.#makesOffer = false
    }
  }

  async #describe(description: { type: RTCSdpType; sdp?: string | undefined }): Promise<void> {
    const connection = this.#connection
    const collides =
      description.type === 'offer' && (this.#makesOffer || connection.signalingState !== 'stable')
    this.#ignoresOffer = !this.#options.isPolite && collides
    if (this.#ignoresOffer) return
    await connection.setRemoteDescription(description as RTCSessionDescriptionInit)
    for (const candidate of this.#early.splice(0)) await connection.addIceCandidate(candidate)
    if (description.type !== 'offer') return
    if (this.#options.isPolite) await this.#answerBoth()
    await connection.setLocalDescription()
    this.#sendDescription()
  }

  /** What the other side offers to hear and see is given, in the same places. */
  async #answerBoth(): Promise<void> {
    const { sound, picture } = this.#options
    for (const transceiver of this.#connection.getTransceivers()) {
      const isSound = transceiver.receiver.track.kind === 'audio'
      transceiver.direction = 'sendrecv'
      prefer(transceiver)
      await transceiver.sender.replaceTrack((isSound ? sound : picture) ?? null)
    }
    this.#limitPicture()
  }

  async #candidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (!this.#connection.remoteDescription) {
      this.#early.push(candidate)
      return
    }
    try {
      await this.#connection.addIceCandidate(candidate)
    } catch (error) {
      if (!this.#ignoresOffer) throw error
    }
  }

  #sendDescription(): void {
    const { localDescription } = this.#connection
    if (!localDescription) return
    const { type, sdp } = localDescription
    this.#options.send({ is: 'description', round: this.round, description: { type, sdp } })
  }

  async #look(): Promise<void> {
    const { connectionState } = this.#connection
    clearTimeout(this.#restart)
    if (connectionState === 'connected') {
      clearTimeout(this.#patience)
      this.#patience = undefined
      this.#limitPicture()
      const way = await wayOf(this.#connection)
      if (!this.#ended.signal.aborted) this.#options.onConnected(way)
      return
    }
    this.#beginPatience()
    if (connectionState === 'failed') this.#connection.restartIce()
    if (connectionState === 'disconnected')
      this.#restart = setTimeout(() => this.#connection.restartIce(), restartAfterMs)
  }

  #beginPatience(): void {
    this.#patience ??= setTimeout(() => {
      if (!this.#ended.signal.aborted) this.#options.onLost()
    }, patienceMs)
  }

  #limitPicture(): void {
    const sender = this.#sender('video')
    if (!sender) return
    const parameters = sender.getParameters()
    for (const encoding of parameters.encodings) encoding.maxBitrate = this.#options.mostPictureBits
    // Before the first exchange there is nothing to limit yet.
    void sender.setParameters(parameters).catch(() => undefined)
  }

  #sender(kind: 'audio' | 'video'): RTCRtpSender | undefined {
    return this.#connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender
  }
}

const wanted = new Set(['audio/opus', 'video/vp8', 'video/rtx'])

/** One codec each: descriptions of all that a browser knows would be larger than a message between servers may be. */
function prefer(transceiver: RTCRtpTransceiver): void {
  const known = RTCRtpReceiver.getCapabilities(transceiver.receiver.track.kind)?.codecs ?? []
  const codecs = known.filter(({ mimeType }) => wanted.has(mimeType.toLowerCase()))
  if (codecs.length > 0) transceiver.setCodecPreferences(codecs)
}
