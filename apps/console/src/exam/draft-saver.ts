import { refusalIn } from '@invigil/messages/refusal.ts'

/** Whether what is on the screen cannot be saved as it is, and waits for the author or the connection. */
export function isStuck({ is }: SavedState): boolean {
  return is === 'conflict' || is === 'refused' || is === 'unreachable'
}

/** How it stands with saving. After `refused` the next change is tried again; a `conflict` waits for the author. */
export type SavedState =
  | { is: 'saved' }
  | { is: 'waiting' }
  | { is: 'saving' }
  | { is: 'unreachable' }
  | { is: 'refused'; error: unknown }
  | { is: 'conflict'; by: string; at: string }

export interface DraftSaver<Draft> {
  /** Takes the draft as it is now; it is saved a moment after the last change. */
  change: (draft: Draft) => void
  /** Saves at once what is not saved, e.g. before publishing; settles when there is nothing more to do. */
  flush: () => Promise<void>
  /** Goes on from another version: the author has decided a conflict. */
  continueFrom: (version: number) => void
  /** Saves what is left and ends. */
  stop: () => void
}

interface Wishes<Draft> {
  version: number
  /** Saves on top of a version and answers the new one. */
  save: (version: number, draft: Draft) => Promise<{ version: number }>
  tell: (state: SavedState) => void
  /** Milliseconds after the last change, and between tries without a connection. */
  afterMs?: number
  againMs?: number
}

/** Saves a draft as it is written: one save at a time, never on a version the author has not seen, never forgetting one. */
export function startSaver<Draft>(wishes: Wishes<Draft>): DraftSaver<Draft> {
  const { save, tell, afterMs = 700, againMs = 4_000 } = wishes
  let { version } = wishes
  let wanted: Draft | undefined
  let saving: Promise<void> | undefined
  let isConflict = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function plan(inMs: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void push(), inMs)
  }

  function push(): Promise<void> {
    clearTimeout(timer)
    if (wanted === undefined || isConflict) return saving ?? Promise.resolve()
    saving ??= send(wanted).finally(() => {
      saving = undefined
    })
    return saving
  }

  async function send(draft: Draft) {
    tell({ is: 'saving' })
    try {
      version = (await save(version, draft)).version
      if (wanted === draft) wanted = undefined
      tell({ is: wanted === undefined ? 'saved' : 'waiting' })
      if (wanted !== undefined) plan(0)
    } catch (error) {
      fail(error)
    }
  }

  function fail(error: unknown) {
    const state = stateAfter(error)
    isConflict = state.is === 'conflict'
    tell(state)
    if (state.is === 'unreachable') plan(againMs)
  }

  return {
    change(draft) {
      wanted = draft
      if (isConflict) return
      if (!saving) tell({ is: 'waiting' })
      plan(afterMs)
    },
    async flush() {
      if (saving) await saving
      await push()
    },
    continueFrom(seen) {
      version = seen
      isConflict = false
      if (wanted !== undefined) void push()
    },
    stop: () => void push(),
  }
}

/** What a save that failed means: somebody else was first, it may work later, or the draft itself is not right. */
function stateAfter(error: unknown): SavedState {
  const { code, params } = refusalIn(error)
  switch (code) {
    case 'exam-changed-elsewhere':
      return { is: 'conflict', by: String(params.name ?? ''), at: String(params.at ?? '') }
    case 'unreachable':
    case 'overloaded':
    case 'too-many-requests':
      return { is: 'unreachable' }
    default:
      return { is: 'refused', error }
  }
}
