import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { encodeFrame, type Frame, type TrackKind } from '@invigil/contract/frame.ts'
import type { AttemptId } from '@invigil/contract/ids.ts'

/** What happened, in the order in which we learnt of it. `acked` and `greeted` are promises: this frame and all before it are durable. */
export type Happening =
  | { is: 'made'; attemptId: AttemptId; track: TrackKind; seq: number; digest: string }
  | { is: 'acked' | 'greeted'; attemptId: AttemptId; track: TrackKind; seq: number }
  | { is: 'answered'; attemptId: AttemptId; journalId: string; seq: number; chosen: string }

/** A history in a file: every line is written before anything else happens, so that it says what was known at a cut. */
export interface History {
  note(happening: Happening): void
  /** All of it, read from the file. */
  read(): Happening[]
}

/** Begins a history in a file that no server under test writes to. */
export function beginHistory(file: string): History {
  writeFileSync(file, '')
  return {
    note: (happening) => appendFileSync(file, `${JSON.stringify(happening)}\n`),
    read: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Happening),
  }
}

/** What is told of one frame and is its own: its bytes on the wire, hashed. */
export function digestOf(frame: Frame): string {
  return createHash('sha256').update(encodeFrame(frame)).digest('base64').slice(0, 16)
}

/** A track as it was found: the seqs and digests of its frames in the order in which they lie. */
export interface FoundTrack {
  attemptId: AttemptId
  track: TrackKind
  frames: { seq: number; digest: string }[]
}

/** What was found after a restart. Answers by `attempt journal seq`. */
export interface Found {
  tracks: FoundTrack[]
  answers: Map<string, string>
  /** Of chains, e.g. `missing` or `altered`. */
  faults: string[]
}

export interface Judgement {
  made: number
  acked: number
  found: number
  /** Acknowledged and not there. */
  lost: number
  /** There more than once. */
  duplicated: number
  /** There, but not what was made, or behind one that was made later. */
  wrong: number
  /** A greeting called less durable than an acknowledgement before it. */
  takenBack: number
  /** Acknowledged answers, and those of them that are not there. */
  answers: number
  lostAnswers: number
  faults: string[]
}

/** Compares what was promised with what is there. Pure: a history and what was found, nothing else. */
export function judge(history: readonly Happening[], found: Found): Judgement {
  const { madeByTrack, promised, takenBack, answers } = gather(history)
  const judgement: Judgement = {
    ...{ made: sumOf(madeByTrack, (digests) => digests.size), acked: sumOf(promised, (seq) => seq) },
    found: found.tracks.reduce((sum, { frames }) => sum + frames.length, 0),
    ...{ lost: 0, duplicated: 0, wrong: 0, takenBack, answers: answers.size, lostAnswers: 0 },
    faults: found.faults,
  }
  const framesByTrack = new Map(found.tracks.map((one) => [nameOf(one), one.frames]))
  for (const [name, made] of madeByTrack)
    judgeTrack(judgement, made, promised.get(name) ?? 0, framesByTrack.get(name) ?? [])
  for (const [name, chosen] of answers) if (found.answers.get(name) !== chosen) judgement.lostAnswers += 1
  return judgement
}

function gather(history: readonly Happening[]) {
  const madeByTrack = new Map<string, Map<number, string>>()
  const promised = new Map<string, number>()
  const answers = new Map<string, string>()
  let takenBack = 0
  for (const happening of history) {
    if (happening.is === 'answered') {
      const { attemptId, journalId, seq, chosen } = happening
      answers.set(`${attemptId} ${journalId} ${seq}`, chosen)
      continue
    }
    const name = nameOf(happening)
    if (happening.is === 'made') {
      const made = madeByTrack.get(name) ?? new Map<number, string>()
      madeByTrack.set(name, made.set(happening.seq, happening.digest))
      continue
    }
    const before = promised.get(name) ?? 0
    if (happening.is === 'greeted' && happening.seq < before) takenBack += 1
    promised.set(name, Math.max(before, happening.seq))
  }
  return { madeByTrack, promised, takenBack, answers }
}

function judgeTrack(
  judgement: Judgement,
  made: ReadonlyMap<number, string>,
  promised: number,
  frames: FoundTrack['frames'],
): void {
  const seen = new Set<number>()
  let last = 0
  for (const { seq, digest } of frames) {
    if (seen.has(seq)) judgement.duplicated += 1
    else if (seq < last || made.get(seq) !== digest) judgement.wrong += 1
    seen.add(seq)
    last = Math.max(last, seq)
  }
  for (let seq = 1; seq <= promised; seq += 1) if (!seen.has(seq)) judgement.lost += 1
}

function nameOf({ attemptId, track }: { attemptId: AttemptId; track: TrackKind }): string {
  return `${attemptId} ${track}`
}

function sumOf<Value>(values: ReadonlyMap<string, Value>, of: (value: Value) => number): number {
  return [...values.values()].reduce((sum, value) => sum + of(value), 0)
}

/** What is wrong, in words; empty when nothing is. */
export function troublesOf(judgement: Judgement): string[] {
  const { lost, duplicated, wrong, takenBack, lostAnswers, faults } = judgement
  const counted = { lost, duplicated, wrong, 'taken back': takenBack, 'answers lost': lostAnswers }
  return [
    ...Object.entries(counted).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : [])),
    ...faults,
  ]
}
