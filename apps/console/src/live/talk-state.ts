import type { AttemptId } from '@invigil/contract/ids.ts'
import type { ToWall } from '@invigil/contract/live.ts'
import type { TalkEnd, TalkId, TalkObstacle, TalkSide, TalkWay } from '@invigil/contract/talk.ts'
import type { DeviceTrouble } from './talk-microphone.ts'

/** A talk as the proctor sees it. */
export interface ProctorTalk {
  talkId: TalkId
  attemptId: AttemptId
  /** Of the candidate. */
  name: string
  is: 'microphone' | 'no-microphone' | 'ringing' | 'connecting' | 'talking' | 'cannot' | 'not-begun' | 'ended'
  by: TalkWay | undefined
  /** When they first heard each other, in ms by this machine's clock. */
  since: number | undefined
  isRecorded: boolean
  mode: 'open' | 'hold'
  isSpeaking: boolean
  sound: MediaStreamTrack | undefined
  hasPicture: boolean
  hasNoCamera: boolean
  /** What the candidate says and shows. */
  remote: MediaStream | undefined
  candidate: TalkSide
  trouble: DeviceTrouble | undefined
  obstacle: TalkObstacle | undefined
  /** The name of the proctor who talks with the candidate instead. */
  busyWith: string
  endedBecause: TalkEnd | undefined
}

/** A talk about to begin: the microphone is asked for, and will be heard at once. */
export function beginning(talkId: TalkId, attemptId: AttemptId, name: string): ProctorTalk {
  return {
    ...{ talkId, attemptId, name, is: 'microphone', by: undefined, since: undefined, isRecorded: false },
    ...{ mode: 'open', isSpeaking: true, sound: undefined, hasPicture: false, hasNoCamera: false },
    ...{ remote: undefined, candidate: { isMuted: false, hasSound: true, hasPicture: false } },
    ...{ trouble: undefined, obstacle: undefined, busyWith: '', endedBecause: undefined },
  }
}

/** Who talks with whom after one more message of the wall's socket: the proctor's name by attempt. */
export function talksAfter(talks: ReadonlyMap<string, string>, message: ToWall): ReadonlyMap<string, string> {
  if (message.type === 'wall') return new Map()
  if (message.type !== 'talks') return talks
  const others = [...talks].filter(([attemptId]) => attemptId !== message.attemptId)
  return new Map(message.with === null ? others : [...others, [message.attemptId, message.with]])
}
