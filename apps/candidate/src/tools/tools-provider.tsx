import { type Tools, usualTools } from '@invigil/items/exam-content.ts'
import type { Paper } from '@invigil/items/paper.ts'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { memoryStore } from '../store/open-store.ts'
import { thisStore } from '../store/this-store.ts'
import { forgetMarks, KeptMarks, type Marks, noMarks } from './kept-marks.ts'

/** A tool that opens beside the questions. */
export type Panel = 'calculator' | 'notes' | 'highlighter' | 'display' | 'keys'

interface ToolsInUse {
  tools: Tools
  /** Undefined until this browser has said what it kept. */
  kept: KeptMarks | undefined
  panel: Panel | undefined
  open: (panel: Panel | undefined) => void
  /** Selecting words of a question marks them. */
  isHighlighting: boolean
  highlight: (isOn: boolean) => void
  /** Options have a button that strikes them out. */
  isStriking: boolean
  strike: (isOn: boolean) => void
}

const ToolsContext = createContext<ToolsInUse | undefined>(undefined)

/** The tools that this paper allows, for everything within. */
export function ToolsProvider({
  attemptId,
  paper,
  children,
}: {
  /** Whose notes and marks are kept in this browser; null keeps none beyond this page. */
  attemptId: string | null
  paper: Paper
  children: ReactNode
}) {
  const [kept, setKept] = useState<KeptMarks>()
  const [panel, open] = useState<Panel>()
  const [isHighlighting, highlight] = useState(false)
  const [isStriking, strike] = useState(false)
  useEffect(() => {
    let isOver = false
    void (attemptId === null ? Promise.resolve(memoryStore()) : thisStore())
      .then((store) => KeptMarks.open(store, attemptId ?? ''))
      .then((opened) => {
        if (!isOver) setKept(opened)
      })
    return () => {
      isOver = true
    }
  }, [attemptId])
  const tools = paper.tools ?? usualTools
  const inUse = useMemo(
    () => ({ tools, kept, panel, open, isHighlighting, highlight, isStriking, strike }),
    [tools, kept, panel, isHighlighting, isStriking],
  )
  return <ToolsContext value={inUse}>{children}</ToolsContext>
}

/** The tools; undefined where there are none. */
export function useTools(): ToolsInUse | undefined {
  return useContext(ToolsContext)
}

/** What the candidate noted and marked, drawn anew when it changes; nothing before this browser has said what it kept. */
export function useMarks(kept: KeptMarks | undefined): Marks {
  return useSyncExternalStore(kept?.subscribe ?? nothing, kept?.marks ?? none)
}

function nothing(): () => void {
  return () => undefined
}

function none(): Marks {
  return noMarks
}

/** Forgets notes and marks once an attempt is over. */
export function useForgetting(attemptId: string | undefined, isOver: boolean): void {
  useEffect(() => {
    if (isOver && attemptId) void thisStore().then((store) => forgetMarks(store, attemptId))
  }, [attemptId, isOver])
}
