import type { AnswerBody } from '@invigil/contract/attempt.ts'
import { filesOf, mostFiles } from '@invigil/items/named-files.ts'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Uploads } from '../uploads/uploads.ts'
import { useUploads } from '../uploads/uploads-of.tsx'
import { Sheets } from './sheets.ts'
import { drawSheet, type Stroke, sheet } from './strokes.ts'

/** What is asked of the attempt's desk. */
interface Desk {
  bodyOf: (itemId: string) => AnswerBody | undefined
  /** Writes an answer down, also at the very end of the time. */
  keep: (itemId: string, body: AnswerBody) => Promise<void>
  /** Is called and waited for before anything is handed in. */
  onHandingIn: (finish: () => Promise<void>) => () => void
}

interface SheetsOfProps {
  desk: Desk
  isOver: boolean
  children: ReactNode
}

const SheetsContext = createContext<Sheets | undefined>(undefined)

/**
 * Keeps the sheets that are drawn on, whatever is on the screen: handing in, the end of the time, and the end by somebody
 * else make pages of them.
 */
export function SheetsOf({ desk, isOver, children }: SheetsOfProps) {
  const sheets = useOpenSheets(desk)
  useEffect(() => {
    if (isOver) void sheets?.finish().catch(() => undefined)
  }, [sheets, isOver])
  return <SheetsContext value={sheets}>{children}</SheetsContext>
}

/** The sheets of the attempt around; undefined until the browser's database is open. */
export function useSheets(): Sheets | undefined {
  return useContext(SheetsContext)
}

function useOpenSheets(desk: Desk): Sheets | undefined {
  const own = useUploads()
  const [sheets, setSheets] = useState<Sheets>()
  useEffect(() => {
    if (!own) return
    const { attemptId, uploads, store } = own
    let isGone = false
    let letGo = () => {}
    void Sheets.open({
      ...{ store, attemptId, picture },
      addPage: (id, page) => addPage(desk, uploads, id, page),
    }).then((opened) => {
      if (isGone) return
      letGo = desk.onHandingIn(() => opened.finish())
      setSheets(opened)
    })
    return () => {
      isGone = true
      letGo()
    }
  }, [desk, own])
  return sheets
}

async function addPage(desk: Desk, uploads: Uploads, itemId: string, page: Blob): Promise<void> {
  const before = filesOf(desk.bodyOf(itemId))
  if (before.length >= mostFiles) throw new Error(`the answer to ${itemId} names ${before.length} files`)
  const file = await uploads.add(itemId, page, `page-${before.length + 1}.png`)
  // A phone's page may have been named meanwhile.
  await desk.keep(itemId, { files: [...filesOf(desk.bodyOf(itemId)), file] })
}

/** Drawn anew from its lines, so that it does not matter what is on the screen. */
async function picture(strokes: readonly Stroke[]): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), sheet)
  const pen = canvas.getContext('2d')
  if (pen) drawSheet(pen, strokes)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!pen || !blob) throw new Error('the sheet could not be made a picture')
  return blob
}
