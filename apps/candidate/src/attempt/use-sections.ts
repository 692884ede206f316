import type { OpenedSection } from '@invigil/contract/own-time.ts'
import type { Paper } from '@invigil/items/paper.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { thisStore } from '../store/this-store.ts'
import type { AttemptDesk } from './desk.ts'
import type { DeskState } from './desk-state.ts'
import { SectionKeeper } from './section-keeper.ts'
import { mergeOpened, type OwnSection } from './way.ts'

/** What there is to know and to do about the sections of a running exam. */
export interface Sections {
  opened: readonly OpenedSection[]
  /** The last item that was reached in a section without a way back. */
  furthest: (sectionId: string) => string | undefined
  keeper: Pick<SectionKeeper, 'open' | 'leave' | 'reach'>
}

/** The sections of this attempt; undefined until this browser has said what it knows of them. */
export function useSections(desk: AttemptDesk, state: DeskState, paper: Paper): Sections | undefined {
  const keeper = useKeeper(desk, state)
  const own = useSyncExternalStore(keeper?.subscribe ?? nothing, keeper?.own ?? none)
  const { view } = state
  if (!keeper || !view) return undefined
  return {
    keeper,
    opened: mergeOpened(view.sections, own, paper, view),
    furthest: (sectionId) => own.find(({ id }) => id === sectionId)?.furthest,
  }
}

function useKeeper(desk: AttemptDesk, { view }: DeskState): SectionKeeper | undefined {
  const [keeper, setKeeper] = useState<SectionKeeper>()
  const attemptId = view?.id
  useEffect(() => {
    const attemptKey = desk.attemptKey()
    if (!attemptId || !attemptKey) return
    let begun: SectionKeeper | undefined
    let isOver = false
    void thisStore()
      .then((store) =>
        SectionKeeper.open({ store, attemptId, attemptKey, now: desk.clock.now, show: desk.show }),
      )
      .then((opened) => {
        begun = opened
        if (isOver) opened.stop()
        else setKeeper(opened)
      })
    return () => {
      isOver = true
      begun?.stop()
    }
  }, [attemptId, desk])
  return keeper
}

const noSections: readonly OwnSection[] = []

function none(): readonly OwnSection[] {
  return noSections
}

function nothing(): () => void {
  return () => undefined
}
