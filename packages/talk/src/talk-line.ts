import type { TalkRoutes, TalkSide, TalkSignal, TalkWay } from '@invigil/contract/talk.ts'
import { PeerLink } from './peer-link.ts'
import { canTalkOverSockets, SocketLink } from './socket-link.ts'

/** `cannot`: no way was found and this browser cannot talk over the sockets either. */
export type LineState = { is: 'connecting' } | { is: 'talking'; by: TalkWay } | { is: 'cannot' }

export interface LineOptions {
  side: 'proctor' | 'candidate'
  sound: MediaStreamTrack | undefined
  picture: MediaStreamTrack | undefined
  mostPictureBits: number
  send: (signal: TalkSignal) => void
  sendFrame: (frame: Uint8Array<ArrayBuffer>) => void
  onState: (state: LineState) => void
  /** What the other side says and shows: another stream each time something of it changes. */
  onRemote: (remote: MediaStream) => void
  onSide: (side: TalkSide) => void
}

/** One end of a talk: peer to peer when there is a way, over the sockets when there is none. It never throws. */
export class TalkLine {
  readonly #options: LineOptions
  #routes: TalkRoutes | undefined
  #round = 0
  #peer: PeerLink | undefined
  #socket: SocketLink | undefined
  #remote: MediaStreamTrack[] = []

  constructor(options: LineOptions) {
    this.#options = options
  }

  /** Begins, or begins anew with a page that was loaded again. The proctor offers, the candidate waits for it. */
  begin(routes: TalkRoutes): void {
    this.#close()
    this.#routes = routes
    this.#options.onState({ is: 'connecting' })
    if (this.#options.side === 'candidate') return
    this.#round += 1
    this.#connect(this.#round)
  }

  hear(signal: TalkSignal): void {
    switch (signal.is) {
      case 'side':
        this.#options.onSide(signal.side)
        break
      case 'carry':
        this.#carry()
        break
      case 'description':
      case 'candidate':
        this.#hearPeer(signal)
    }
  }

  #hearPeer(signal: Extract<TalkSignal, { round: number }>): void {
    const isNew = this.#options.side === 'candidate' && signal.round > this.#round
    if (isNew) {
      this.#close()
      this.#round = signal.round
      this.#connect(signal.round)
    }
    this.#peer?.hear(signal)
  }

  /** A frame of sound that came over the socket. */
  hearFrame(bytes: Uint8Array): void {
    this.#socket?.take(bytes)
  }

  setSound(track: MediaStreamTrack | undefined): void {
    this.#options.sound = track
    this.#peer?.replace('audio', track)
    this.#socket?.replace(track)
  }

  setPicture(track: MediaStreamTrack | undefined): void {
    this.#options.picture = track
    this.#peer?.replace('video', track)
  }

  tellSide(side: TalkSide): void {
    this.#options.send({ is: 'side', side })
  }

  stop(): void {
    this.#close()
  }

  #connect(round: number): void {
    const { side, sound, picture, mostPictureBits, send, onState } = this.#options
    try {
      this.#peer = new PeerLink({
        ...{ round, sound, picture, mostPictureBits, send },
        isPolite: side === 'candidate',
        routes: this.#routes ?? { iceServers: [], policy: 'all' },
        onTrack: (track) => this.#show(track),
        onConnected: (by) => onState({ is: 'talking', by }),
        onLost: () => this.#giveUpPeer(),
      })
    } catch (error) {
      console.warn('talk', error)
      this.#giveUpPeer()
    }
  }

  #giveUpPeer(): void {
    this.#options.send({ is: 'carry', by: 'socket' })
    this.#carry()
  }

  #carry(): void {
    this.#close()
    const { side, sound, sendFrame, onState } = this.#options
    try {
      if (!canTalkOverSockets()) throw new Error('this browser encodes no sound by itself')
      const track = side === 'proctor' ? 'talk' : 'microphone'
      this.#socket = new SocketLink({ track, sound, sendFrame, onTrack: (heard) => this.#show(heard) })
      onState({ is: 'talking', by: 'socket' })
    } catch (error) {
      console.warn('talk', error)
      onState({ is: 'cannot' })
    }
  }

  #show(track: MediaStreamTrack): void {
    this.#remote = [...this.#remote.filter(({ kind }) => kind !== track.kind), track]
    this.#options.onRemote(new MediaStream(this.#remote))
  }

  #close(): void {
    this.#peer?.close()
    this.#socket?.close()
    this.#peer = undefined
    this.#socket = undefined
    this.#remote = []
  }
}
