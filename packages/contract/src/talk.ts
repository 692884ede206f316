import { z } from 'zod'
import { AttemptId } from './ids.ts'

export const TalkId = z.uuid().brand<'TalkId'>()
export type TalkId = z.infer<typeof TalkId>

/** The way sound takes: straight between the browsers, through a TURN server, or as Opus packets over the two sockets. */
export const TalkWay = z.enum(['peer', 'relay', 'socket'])
export type TalkWay = z.infer<typeof TalkWay>

/** Why a talk is over. Somebody hung up; one side was gone for 10 s; the attempt ended; nobody answered the ring. */
export const talkEnds = [
  'proctor-hung-up',
  'candidate-hung-up',
  'proctor-gone',
  'candidate-gone',
  'attempt-over',
  'not-answered',
] as const
export const TalkEnd = z.enum(talkEnds)
export type TalkEnd = z.infer<typeof TalkEnd>

/** Why a talk does not begin: another proctor talks with the candidate, the attempt is over, or this wall talks already. */
export const TalkObstacle = z.enum(['busy', 'over', 'talking'])
export type TalkObstacle = z.infer<typeof TalkObstacle>

/** What a browser needs to use a STUN or TURN server; see `RTCIceServer`. Given with a talk only, and for its time. */
export const IceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
})
export type IceServer = z.infer<typeof IceServer>

/** How the two browsers may look for a way. `relay`: through the TURN server only, so that no side learns the other's address. */
export const TalkRoutes = z.object({ iceServers: z.array(IceServer), policy: z.enum(['all', 'relay']) })
export type TalkRoutes = z.infer<typeof TalkRoutes>

/** How one side is just now. */
export const TalkSide = z.object({ isMuted: z.boolean(), hasSound: z.boolean(), hasPicture: z.boolean() })
export type TalkSide = z.infer<typeof TalkSide>

/** Larger ones would not fit a hint of the bus. Ours offer one sound and one picture codec and stay below half of it. */
const sdp = z.string().max(6_000)

/**
 * What the two sides say to each other, passed on as it is. `carry`: from now on over the sockets; `description` and
 * `candidate` are WebRTC's, with `round` counting the connections of one talk: those of an earlier one are left out.
 */
export const TalkSignal = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('description'),
    round: z.number().int().min(1),
    description: z.object({ type: z.enum(['offer', 'answer', 'pranswer', 'rollback']), sdp: sdp.optional() }),
  }),
  z.object({
    is: z.literal('candidate'),
    round: z.number().int().min(1),
    candidate: z.object({
      candidate: z.string().max(1_000),
      sdpMid: z.string().max(100).nullish(),
      sdpMLineIndex: z.number().int().nullish(),
      usernameFragment: z.string().max(256).nullish(),
    }),
  }),
  z.object({ is: z.literal('carry'), by: z.literal('socket') }),
  z.object({ is: z.literal('side'), side: TalkSide }),
])
export type TalkSignal = z.infer<typeof TalkSignal>

/** What a proctor's wall says of a talk. A wall has one at a time; its number is the wall's own choice. */
export const TalkFromWall = z.discriminatedUnion('is', [
  z.object({ is: z.literal('call'), attemptId: AttemptId }),
  /** After the connection was lost: the talk goes on from here. */
  z.object({ is: z.literal('resume'), attemptId: AttemptId }),
  /** They hear each other now, and how. */
  z.object({ is: z.literal('talking'), by: TalkWay }),
  z.object({ is: z.literal('signal'), signal: TalkSignal }),
  z.object({ is: z.literal('hang-up') }),
])
export type TalkFromWall = z.infer<typeof TalkFromWall>

/** What a wall is told of its own talk. */
export const TalkToWall = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ringing'), isRecorded: z.boolean() }),
  /** The candidate's page is ready for a connection; also anew, after it was loaded again. */
  z.object({ is: z.literal('ready'), routes: TalkRoutes }),
  z.object({ is: z.literal('signal'), signal: TalkSignal }),
  z.object({ is: z.literal('not-begun'), why: TalkObstacle, name: z.string().nullable() }),
  z.object({ is: z.literal('ended'), why: TalkEnd }),
])
export type TalkToWall = z.infer<typeof TalkToWall>

/** What a candidate's page says of a talk. */
export const TalkFromCandidate = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ready') }),
  z.object({ is: z.literal('here') }),
  z.object({ is: z.literal('signal'), signal: TalkSignal }),
  z.object({ is: z.literal('hang-up') }),
])
export type TalkFromCandidate = z.infer<typeof TalkFromCandidate>

/** What a candidate's page is told of a talk. A `ring` for a talk it is in already is answered with `here`. */
export const TalkToCandidate = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ring'), name: z.string(), routes: TalkRoutes, isRecorded: z.boolean() }),
  z.object({ is: z.literal('signal'), signal: TalkSignal }),
  z.object({ is: z.literal('ended'), why: TalkEnd }),
])
export type TalkToCandidate = z.infer<typeof TalkToCandidate>

/** On a wall's socket, frames of a talk come and go under this number; those of watched tracks have numbers from 1. */
export const talkSubscription = 0
