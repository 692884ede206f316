import type {
  Challenge,
  ChallengeAction,
  ChallengeEvidence,
  ChallengeRecord,
  ChallengeResult,
  ChallengeSlip,
  ChallengeStep,
} from '@invigil/contract/liveness.ts'
import {
  areStill,
  holdMs,
  isSamePlace,
  type PosedFace,
  type Rest,
  reachOf,
  restOf,
} from './challenge-moves.ts'
import type { Face, FacesObservation } from './observation.ts'

/** Where a candidate is in a challenge, and what to tell them. */
export interface ChallengeProgress {
  readonly step: number
  readonly action: ChallengeAction | undefined
  readonly says: 'come-into-view' | 'be-alone' | 'look-straight' | 'do' | 'hold' | 'return' | 'done'
  /** How far the step has gone, 0..1. */
  readonly progress: number
  /** The still of this look tells something: a verdict that is checked again needs it, beside one each half second. */
  readonly isEvidence: boolean
  readonly done: boolean
  readonly result: ChallengeResult | undefined
  readonly evidence: readonly ChallengeEvidence[]
  readonly slips: readonly ChallengeSlip[]
}

interface Look {
  readonly at: number
  readonly face: PosedFace
}

interface Run {
  readonly phase: 'settling' | 'asked' | 'returning'
  readonly since: number | undefined
  /** The looks of a settling face. */
  readonly looks: readonly Look[]
  readonly rest?: Rest
  readonly askedAt?: number
  readonly heldSince?: number | undefined
  readonly reachedAt?: number
  readonly last?: Look
  readonly evidence: readonly ChallengeEvidence[]
  readonly slips: readonly ChallengeSlip[]
  readonly result?: ChallengeResult
}

/** Nobody hears, understands and moves faster; who does was moving already. */
const reactionMs = 200
/** A head turned far is lost from sight for a moment; a swap takes longer. */
const lostMs = 2000
const gapMs = 2500
const settleLimitMs = 60_000
const continuousMs = 800
const mostSlips = 3

/**
 * A challenge of four steps: two turns of the head, something with eyes or mouth, and one of any sort, in random order, with
 * random sides and pauses. `random` gives numbers from 0 up to 1. Whoever cannot do it is checked by a person instead.
 */
export function challengeOf(random: () => number): Challenge {
  const pick = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[Math.floor(random() * values.length)] ?? values[0]
  const sorts = {
    turn: ['turn-left', 'turn-right'],
    look: ['look-left', 'look-right'],
    face: ['close-eyes', 'open-mouth'],
  } as const
  const parts: Array<keyof typeof sorts> = ['turn', 'turn', 'face', pick(['turn', 'look', 'face'])]
  const steps = shuffled(parts, random).map(
    (sort): ChallengeStep => ({
      action: pick(sorts[sort]),
      pauseMs: 800 + Math.floor(random() * 1700),
      limitMs: 20_000,
    }),
  )
  return { steps }
}

/**
 * Follows a candidate through a challenge, look by look. Each step must begin at rest, not before it was asked for, and come
 * back to rest, with one face that stays where it is; what breaks that is a slip, and the step begins anew.
 */
export function followChallenge(challenge: Challenge): {
  see: (observation: FacesObservation) => ChallengeProgress
} {
  let run: Run = { phase: 'settling', since: undefined, looks: [], evidence: [], slips: [] }
  return {
    see: (observation) => {
      const before = run
      run = next(challenge, run, observation)
      return progressOf(challenge, before, run, observation)
    },
  }
}

/** Judges a challenge again from what was seen in its stills. What does not come to an end has timed out. */
export function judgeChallenge(
  challenge: Challenge,
  observations: readonly FacesObservation[],
): ChallengeRecord {
  const { see } = followChallenge(challenge)
  const last = observations.map(see).at(-1)
  const { result = 'timed-out', evidence = [], slips = [] } = last ?? {}
  return { result, evidence: [...evidence], slips: [...slips] }
}

function next({ steps }: Challenge, run: Run, { at, faces }: FacesObservation): Run {
  const step = steps[run.evidence.length]
  if (run.result || !step) return run
  const since = run.since ?? at
  const limitMs = run.phase === 'settling' ? settleLimitMs : step.limitMs
  if (at - since > limitMs) return { ...run, result: 'timed-out' }

  const face = posed(faces[0])
  if (!face) return withoutFace({ ...run, since }, at)
  const look = { at, face }
  const why = slipOf(run, look, faces)
  if (why) return slipped(run, look, why)
  const seen = { ...run, since, last: look }
  switch (run.phase) {
    case 'settling':
      return hasCompany(faces) ? { ...seen, looks: [] } : settle(seen, step, look)
    case 'asked':
      return reach(seen, step, look)
    case 'returning':
      return comeBack(seen, step, look, steps.length)
  }
}

function settle(run: Run, step: ChallengeStep, look: Look): Run {
  const all = [...run.looks, look]
  const looks = areStill(all.map(({ face }) => face)) ? all : [look]
  const from = looks[0]?.at ?? look.at
  if (looks.length < 2 || look.at - from < step.pauseMs) return { ...run, looks }
  const rest = restOf(looks.map(({ face }) => face))
  return { ...run, phase: 'asked', since: look.at, askedAt: look.at, looks: [], rest, heldSince: undefined }
}

function reach(run: Run, { action }: ChallengeStep, look: Look): Run {
  const { rest, askedAt = look.at } = run
  const far = rest ? reachOf(action, look.face, rest) : 0
  if (far <= -1 && isTurn(action)) return slipped(run, look, 'other-way')
  if (far < 1) return { ...run, heldSince: undefined }
  if (look.at - askedAt < reactionMs) return slipped(run, look, 'too-early')
  const heldSince = run.heldSince ?? look.at
  if (look.at - heldSince < holdMs[action]) return { ...run, heldSince }
  return { ...run, phase: 'returning', since: look.at, heldSince, reachedAt: look.at }
}

function comeBack(run: Run, { action }: ChallengeStep, look: Look, steps: number): Run {
  const { rest, askedAt, reachedAt } = run
  if (!rest || askedAt === undefined || reachedAt === undefined) return run
  if (reachOf(action, look.face, rest) > 0.5) return run
  const evidence = [...run.evidence, { action, askedAt, reachedAt, returnedAt: look.at }]
  const { slips } = run
  const settling: Run = {
    phase: 'settling',
    since: look.at,
    looks: [look],
    last: look,
    evidence,
    slips,
  }
  return evidence.length < steps ? settling : { ...settling, result: 'passed' }
}

function withoutFace(run: Run, at: number): Run {
  if (run.phase === 'settling') return { ...run, looks: [] }
  return run.last && at - run.last.at > lostMs ? slipped(run, { ...run.last, at }, 'face-lost') : run
}

/** What a real face before a real camera does not do in the middle of a step. Before the first rest nothing counts. */
function slipOf(run: Run, { at, face }: Look, faces: readonly Face[]): ChallengeSlip['why'] | undefined {
  const { last, phase } = run
  const isFirst = run.evidence.length === 0 && phase === 'settling'
  if (!last || isFirst) return undefined
  if (at - last.at <= continuousMs && !isSamePlace(face.box, last.face.box)) return 'jumped'
  if (phase === 'settling') return undefined
  if (at - last.at > gapMs) return 'gap'
  return hasCompany(faces) ? 'several-faces' : undefined
}

function slipped(run: Run, look: Look, why: ChallengeSlip['why']): Run {
  const { evidence } = run
  const slips = [...run.slips, { at: look.at, why }]
  const again: Run = { phase: 'settling', since: look.at, looks: [], last: look, evidence, slips }
  return slips.length < mostSlips ? again : { ...again, result: 'failed' }
}

function progressOf(
  { steps }: Challenge,
  before: Run,
  run: Run,
  { faces }: FacesObservation,
): ChallengeProgress {
  const { result, evidence, slips } = run
  const step = steps[evidence.length]
  return {
    step: evidence.length,
    action: step?.action,
    says: sayingOf(run, faces),
    progress: result === 'passed' ? 1 : shareOf(run, step, posed(faces[0])),
    isEvidence:
      run.phase !== before.phase || run.heldSince !== before.heldSince || slips !== before.slips || !!result,
    done: result !== undefined,
    result,
    evidence,
    slips,
  }
}

function sayingOf(run: Run, faces: readonly Face[]): ChallengeProgress['says'] {
  if (run.result) return 'done'
  if (run.phase === 'returning') return 'return'
  if (run.phase === 'asked') return run.heldSince === undefined ? 'do' : 'hold'
  if (!posed(faces[0])) return 'come-into-view'
  return hasCompany(faces) ? 'be-alone' : 'look-straight'
}

function shareOf(run: Run, step: ChallengeStep | undefined, face: PosedFace | undefined): number {
  if (run.phase === 'returning') return 1
  if (run.phase === 'settling' || !step || !face || !run.rest) return 0
  return Math.max(0, Math.min(1, reachOf(step.action, face, run.rest)))
}

function posed(face: Face | undefined): PosedFace | undefined {
  const { pose, gaze } = face ?? {}
  return face && pose && gaze ? { ...face, pose, gaze } : undefined
}

/** A face on a poster or far behind is not company. */
function hasCompany([main, second]: readonly Face[]): boolean {
  return main !== undefined && second !== undefined && second.box.width > 0.4 * main.box.width
}

/** Eyes wander while a sentence is read: only a head that turns the other way has decided to. */
function isTurn(action: ChallengeAction): boolean {
  return action === 'turn-left' || action === 'turn-right'
}

/** R. A. Fisher and F. Yates' shuffle. */
function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  const left = [...values]
  return values.flatMap(() => left.splice(Math.floor(random() * left.length), 1))
}
