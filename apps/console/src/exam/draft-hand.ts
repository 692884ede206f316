import type { Exam } from '@invigil/contract/exam.ts'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { type Draft, draftOf } from './draft.ts'
import type { Choices } from './draft-pieces.ts'
import { type SavedState, startSaver } from './draft-saver.ts'
import { afterChange, type History, noHistory, onOtherGround, redone, undone } from './history.ts'
import { mergeDrafts } from './merge-drafts.ts'

/** An exam as an author has it before them. */
export interface Hand {
  draft: Draft
  /** What the changes that are not saved yet began as. */
  base: Draft
  version: number
  history: History<Draft>
}

/** Changes of somebody else that were taken over without a question; `count`: how many parts of the exam. */
export interface Merged {
  by: string
  at: string
  count: number
}

interface World {
  save: (version: number, draft: Draft) => Promise<Exam>
  read: () => Promise<Exam>
  show: (hand: Hand) => void
  tell: (state: SavedState) => void
  /** The exam as the server has it now. */
  keep: (exam: Exam) => void
  tellMerged: (merged: Merged) => void
  /** Milliseconds after the last change. */
  afterMs?: number
}

/** Saves a draft as it is written, takes over what others wrote meanwhile, and goes back and forth in what was changed. */
export function startHand(exam: Exam, world: World) {
  let hand = handOf(exam)
  const saver = startSaver<Draft>({ version: hand.version, tell: world.tell, save, afterMs: world.afterMs })

  function hold(next: Partial<Hand>) {
    hand = { ...hand, ...next }
    world.show(hand)
  }
  function put(next: Partial<Hand> & { draft: Draft }) {
    hold(next)
    saver.change(next.draft)
  }
  /** Whether nothing stands against it; then the draft is both, on their version. */
  function takeOver(theirs: Exam): boolean {
    const { draft, clashes, brings } = mergeDrafts({ ...hand, mine: hand.draft, theirs: draftOf(theirs) })
    if (clashes.length > 0) return false
    put({ draft, ...onTheirs(hand, theirs) })
    if (brings > 0) world.tellMerged({ by: theirs.updatedBy.name, at: theirs.updatedAt, count: brings })
    return true
  }
  async function save(version: number, wanted: Draft): Promise<Exam> {
    const answer = await world.save(version, wanted).catch(async (error: unknown) => {
      if (refusalIn(error).code !== 'exam-changed-elsewhere') throw error
      const theirs = await world.read()
      if (theirs.version <= version || !takeOver(theirs)) throw error
      return await save(theirs.version, hand.draft)
    })
    hold({ version: answer.version, base: draftOf(answer) })
    world.keep(answer)
    return answer
  }
  const step = (next: ReturnType<typeof undone<Draft>>) =>
    next && put({ draft: next.state, history: next.history })

  return {
    change(how: (draft: Draft) => Draft) {
      const draft = how(hand.draft)
      put({ draft, history: afterChange(hand.history, hand.draft, draft, Date.now()) })
    },
    undo: () => step(undone(hand.history, hand.draft)),
    redo: () => step(redone(hand.history, hand.draft)),
    flush: () => saver.flush().then(() => hand.version),
    /** Decides a conflict: what only one side changed is taken over, of the rest what was chosen. */
    settle(choices: Choices, theirs: Exam) {
      const { draft } = mergeDrafts({ ...hand, mine: hand.draft, theirs: draftOf(theirs) }, choices)
      world.keep(theirs)
      put({ draft, ...onTheirs(hand, theirs, choices) })
      saver.continueFrom(theirs.version)
    },
    /** Takes over what somebody else has saved, unless both changed the same: the next save tells that. */
    async catchUp() {
      const theirs = await world.read()
      if (theirs.version <= hand.version || !takeOver(theirs)) return
      world.keep(theirs)
      saver.continueFrom(theirs.version)
    },
    stop: saver.stop,
  }
}

/** An exam that nobody has changed here yet. */
export function handOf(exam: Exam): Hand {
  const draft = draftOf(exam)
  return { draft, base: draft, version: exam.version, history: noHistory() }
}

/** The ground of a hand after somebody else saved: going back takes nothing away that they wrote. */
function onTheirs({ base, history }: Hand, exam: Exam, choices?: Choices) {
  const theirs = draftOf(exam)
  const moved = onOtherGround(history, (mine) => {
    const step = mergeDrafts({ base, mine, theirs }, choices)
    return choices || step.clashes.length === 0 ? step.draft : undefined
  })
  return { base: theirs, version: exam.version, history: moved }
}
