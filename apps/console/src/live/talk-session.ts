import type { AttemptId } from '@invigil/contract/ids.ts'
import type { ToWall } from '@invigil/contract/live.ts'
import type { TalkFromWall, TalkId, TalkSide } from '@invigil/contract/talk.ts'
import { type LineState, TalkLine } from '@invigil/talk/talk-line.ts'
import { chooseMicrophone, type OpenedDevice, openCamera, openMicrophone } from './talk-microphone.ts'
import { TalkRecorder } from './talk-recorder.ts'
import { beginning, type ProctorTalk } from './talk-state.ts'
import type { WallConnection } from './wall-connection.ts'

/** Between two who have nothing else to send; in bit/s. */
const mostPictureBits = 300_000

/** The proctor's end of the one talk that a wall has; it goes on whichever candidate is looked at. */
export class TalkSession {
  readonly #connection: WallConnection
  readonly #clockOffset: () => number
  readonly #listeners = new Set<() => void>()
  readonly #leave: () => void
  #talk: ProctorTalk | undefined
  #line: TalkLine | undefined
  #recorder: TalkRecorder | undefined
  #picture: MediaStreamTrack | undefined

  constructor(connection: WallConnection, clockOffset: () => number) {
    this.#connection = connection
    this.#clockOffset = clockOffset
    this.#leave = connection.hearTalk({
      hear: (message) => this.#hear(message),
      hearFrame: (frame) => this.#line?.hearFrame(frame),
      reopened: () => this.#say('resume'),
    })
  }

  readonly state = (): ProctorTalk | undefined => this.#talk

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Asks for the microphone and rings. Nothing is heard before the candidate's page has answered. */
  async call(attemptId: AttemptId, name: string): Promise<void> {
    if (this.#talk && isGoingOn(this.#talk)) return
    const talkId = crypto.randomUUID() as TalkId
    this.#talk = beginning(talkId, attemptId, name)
    this.#tell()
    const opened = await openMicrophone()
    if (this.#talk?.talkId !== talkId) {
      stopDevice(opened)
      return
    }
    if (opened.is === 'failed') {
      this.#set({ is: 'no-microphone', trouble: opened.trouble })
      return
    }
    this.#set({ is: 'ringing', sound: opened.track })
    this.#say('call')
  }

  hangUp(): void {
    if (!this.#talk) return
    if (isGoingOn(this.#talk)) this.#connection.sayOfTalk(this.#message({ is: 'hang-up' }))
    this.dismiss()
  }

  /** Takes what is left of a talk off the screen. */
  dismiss(): void {
    this.#close()
    this.#talk = undefined
    this.#tell()
  }

  /** `open`: the microphone is always heard; `hold`: while `speak(true)`. */
  setMode(mode: ProctorTalk['mode']): void {
    this.#set({ mode, isSpeaking: mode === 'open' })
    this.#applySpeaking()
  }

  speak(isSpeaking: boolean): void {
    if (this.#talk?.mode !== 'hold' || this.#talk.isSpeaking === isSpeaking) return
    this.#set({ isSpeaking })
    this.#applySpeaking()
  }

  async showPicture(isShown: boolean): Promise<void> {
    this.#picture?.stop()
    this.#picture = undefined
    if (isShown) {
      const opened = await openCamera()
      if (opened.is === 'open' && this.#line) this.#picture = opened.track
      else stopDevice(opened)
    }
    this.#line?.setPicture(this.#picture)
    this.#set({ hasPicture: this.#picture !== undefined, hasNoCamera: isShown && !this.#picture })
    this.#tellSide()
  }

  async speakInto(deviceId: string): Promise<void> {
    chooseMicrophone(deviceId)
    const opened = await openMicrophone()
    if (opened.is === 'failed' || !this.#talk) {
      stopDevice(opened)
      return
    }
    this.#talk.sound?.stop()
    this.#set({ sound: opened.track })
    this.#line?.setSound(opened.track)
    this.#recorder?.record(opened.track)
    this.#applySpeaking()
  }

  stop(): void {
    this.hangUp()
    this.#leave()
  }

  #hear({ talkId, says }: Extract<ToWall, { type: 'talk' }>): void {
    if (talkId !== this.#talk?.talkId) return
    switch (says.is) {
      case 'ringing':
        this.#set({ isRecorded: says.isRecorded })
        break
      case 'ready':
        this.#begin()
        this.#line?.begin(says.routes)
        this.#tellSide()
        break
      case 'signal':
        this.#line?.hear(says.signal)
        break
      case 'not-begun':
        this.#close()
        this.#set({ is: 'not-begun', obstacle: says.why, busyWith: says.name ?? '', sound: undefined })
        break
      case 'ended':
        this.#close()
        this.#set({ is: 'ended', endedBecause: says.why, sound: undefined, remote: undefined })
    }
  }

  #begin(): void {
    if (this.#line || !this.#talk) return
    const { sound } = this.#talk
    this.#line = new TalkLine({
      ...{ side: 'proctor', sound, picture: this.#picture, mostPictureBits },
      send: (signal) => this.#connection.sayOfTalk(this.#message({ is: 'signal', signal })),
      sendFrame: (frame) => this.#connection.sendTalkFrame(frame),
      onState: (state) => this.#hearLine(state),
      onRemote: (remote) => this.#set({ remote }),
      onSide: (candidate: TalkSide) => this.#set({ candidate }),
    })
  }

  #hearLine(state: LineState): void {
    const by = state.is === 'talking' ? state.by : undefined
    this.#set({ is: state.is, by, since: this.#talk?.since ?? (by ? Date.now() : undefined) })
    if (!by || !this.#talk) return
    this.#connection.sayOfTalk(this.#message({ is: 'talking', by }))
    // Echo cancellation is not proven on that way.
    if (by === 'socket') this.setMode('hold')
    const { isRecorded, sound, attemptId, talkId } = this.#talk
    if (!isRecorded || !sound || this.#recorder) return
    this.#recorder = new TalkRecorder({ attemptId, talkId, clockOffset: this.#clockOffset() })
    this.#recorder.record(sound)
  }

  #applySpeaking(): void {
    const { sound, isSpeaking } = this.#talk ?? {}
    if (sound) sound.enabled = isSpeaking ?? false
    this.#tellSide()
  }

  #tellSide(): void {
    if (!this.#talk) return
    const { isSpeaking, hasPicture } = this.#talk
    this.#line?.tellSide({ isMuted: !isSpeaking, hasSound: true, hasPicture })
  }

  #say(is: 'call' | 'resume'): void {
    if (this.#talk && isGoingOn(this.#talk) && this.#talk.is !== 'microphone')
      this.#connection.sayOfTalk(this.#message({ is, attemptId: this.#talk.attemptId }))
  }

  #message(says: TalkFromWall) {
    return { type: 'talk' as const, talkId: this.#talk?.talkId as TalkId, says }
  }

  #close(): void {
    this.#line?.stop()
    this.#recorder?.stop()
    this.#talk?.sound?.stop()
    this.#picture?.stop()
    this.#line = undefined
    this.#recorder = undefined
    this.#picture = undefined
  }

  #set(change: Partial<ProctorTalk>): void {
    if (!this.#talk) return
    this.#talk = { ...this.#talk, ...change }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function isGoingOn({ is }: ProctorTalk): boolean {
  return is !== 'ended' && is !== 'not-begun' && is !== 'no-microphone'
}

function stopDevice(opened: OpenedDevice): void {
  if (opened.is === 'open') opened.track.stop()
}
