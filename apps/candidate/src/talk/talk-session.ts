import type { ToCandidate } from '@invigil/contract/live.ts'
import type { TalkEnd, TalkId, TalkSide, TalkSignal, TalkWay } from '@invigil/contract/talk.ts'
import { TalkLine } from '@invigil/talk/talk-line.ts'
import type { Streams } from '../streams/streams.ts'
import { chime } from './chime.ts'
import type { TalkPort } from './talk-port.ts'

/** A talk as the candidate sees it; undefined while there is none. */
export interface CandidateTalk {
  talkId: TalkId
  /** Who speaks. */
  name: string
  isRecorded: boolean
  is: 'connecting' | 'talking' | 'cannot' | 'ended'
  by: TalkWay | undefined
  /** What the proctor says and shows. */
  remote: MediaStream | undefined
  proctor: TalkSide
  isMuted: boolean
  /** Null while none is given to the talk: the exam uses none, or it has stopped. */
  microphone: MediaStreamTrack | null
  endedBecause: TalkEnd | undefined
}

/** The end is shown for so long, in milliseconds. */
const endShownMs = 6_000
/** The recording keeps its place on a thin line, in bit/s. */
const mostPictureBits = 150_000
const silentSide: TalkSide = { isMuted: false, hasSound: true, hasPicture: false }

/**
 * The candidate's end of talks, for as long as the page stands. A proctor's voice is heard at once, after a chime; the
 * candidate's own is given as far as it is shared with the exam anyway, and else only when the candidate wants it.
 */
export class TalkSession {
  readonly #port: TalkPort
  readonly #streams: Streams
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[]
  #talk: CandidateTalk | undefined
  #line: TalkLine | undefined
  #sound: MediaStreamTrack | undefined
  #picture: MediaStreamTrack | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(port: TalkPort, streams: Streams) {
    this.#port = port
    this.#streams = streams
    this.#stops = [
      port.listen({
        hear: (message) => this.#hear(message),
        hearFrame: (frame) => this.#line?.hearFrame(frame),
      }),
      streams.subscribe(() => this.#takeStreams()),
    ]
  }

  readonly state = (): CandidateTalk | undefined => this.#talk

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  mute(isMuted: boolean): void {
    if (this.#sound) this.#sound.enabled = !isMuted
    this.#set({ isMuted })
    this.#tellSide()
  }

  /** Gives a microphone to this talk only, where the exam uses none; false when it could not be had. */
  async answerByVoice(): Promise<boolean> {
    try {
      const wish = { audio: { echoCancellation: true, noiseSuppression: true } }
      const [track] = (await navigator.mediaDevices.getUserMedia(wish)).getAudioTracks()
      if (!track || !this.#line) {
        track?.stop()
        return false
      }
      this.#giveSound(track)
      return true
    } catch {
      return false
    }
  }

  hangUp(): void {
    if (!this.#talk) return
    this.#port.say({ type: 'talk', talkId: this.#talk.talkId, says: { is: 'hang-up' } })
    this.#end('candidate-hung-up')
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.#close()
    clearTimeout(this.#timer)
  }

  #hear({ talkId, says }: Extract<ToCandidate, { type: 'talk' }>): void {
    switch (says.is) {
      case 'ring':
        this.#ring(talkId, says)
        break
      case 'signal':
        if (talkId === this.#talk?.talkId) this.#line?.hear(says.signal)
        break
      case 'ended':
        if (talkId === this.#talk?.talkId && this.#line) this.#end(says.why)
    }
  }

  #ring(talkId: TalkId, { name, isRecorded, routes }: Ring): void {
    if (talkId === this.#talk?.talkId && this.#line) {
      this.#port.say({ type: 'talk', talkId, says: { is: 'here' } })
      return
    }
    this.#close()
    clearTimeout(this.#timer)
    chime()
    this.#talk = {
      ...{ talkId, name, isRecorded, is: 'connecting', by: undefined, remote: undefined },
      ...{ proctor: silentSide, isMuted: false, microphone: null, endedBecause: undefined },
    }
    const { camera, microphone } = shared(this.#streams)
    this.#sound = microphone?.clone()
    this.#line = new TalkLine({
      ...{ side: 'candidate', sound: this.#sound, picture: undefined, mostPictureBits },
      send: (signal: TalkSignal) => this.#port.say({ type: 'talk', talkId, says: { is: 'signal', signal } }),
      sendFrame: (frame) => this.#port.sayFrame(frame),
      onState: (state) => this.#set({ is: state.is, by: state.is === 'talking' ? state.by : undefined }),
      onRemote: (remote) => this.#set({ remote }),
      onSide: (proctor) => this.#hearSide(proctor),
    })
    this.#line.begin(routes)
    this.#set({ microphone: this.#sound ?? null })
    this.#port.say({ type: 'talk', talkId, says: { is: 'ready' } })
    this.#tellSide(camera !== undefined)
  }

  /** The camera goes along while the proctor shows their own picture: a talk face to face. */
  #hearSide(proctor: TalkSide): void {
    const { camera } = shared(this.#streams)
    const wantsPicture = proctor.hasPicture && camera !== undefined
    if (wantsPicture !== (this.#picture !== undefined)) {
      this.#picture?.stop()
      this.#picture = wantsPicture ? camera?.clone() : undefined
      this.#line?.setPicture(this.#picture)
    }
    this.#set({ proctor })
  }

  #takeStreams(): void {
    const { microphone } = shared(this.#streams)
    const isGone = this.#sound?.readyState === 'ended'
    if (this.#line && microphone && (!this.#sound || isGone)) this.#giveSound(microphone.clone())
  }

  #giveSound(track: MediaStreamTrack): void {
    this.#sound?.stop()
    this.#sound = track
    track.enabled = !this.#talk?.isMuted
    this.#line?.setSound(track)
    this.#set({ microphone: track })
    this.#tellSide()
  }

  #tellSide(hasPicture = shared(this.#streams).camera !== undefined): void {
    const { isMuted = false } = this.#talk ?? {}
    this.#line?.tellSide({ isMuted, hasSound: this.#sound !== undefined, hasPicture })
  }

  #end(endedBecause: TalkEnd): void {
    this.#close()
    this.#set({ is: 'ended', endedBecause, remote: undefined, microphone: null })
    this.#timer = setTimeout(() => {
      this.#talk = undefined
      this.#tellListeners()
    }, endShownMs)
  }

  #close(): void {
    this.#line?.stop()
    this.#line = undefined
    this.#sound?.stop()
    this.#sound = undefined
    this.#picture?.stop()
    this.#picture = undefined
  }

  #set(change: Partial<CandidateTalk>): void {
    if (!this.#talk) return
    this.#talk = { ...this.#talk, ...change }
    this.#tellListeners()
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) listener()
  }
}

type Ring = Extract<Extract<ToCandidate, { type: 'talk' }>['says'], { is: 'ring' }>

/** What the candidate gave to the exam, as far as it lives; a talk uses copies, so that muting it mutes no recording. */
function shared(streams: Streams) {
  const living = (stream: 'camera' | 'microphone') => {
    const track = streams.track(stream)
    return track?.readyState === 'live' ? track : undefined
  }
  return { camera: living('camera'), microphone: living('microphone') }
}
