import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { client } from '../api.ts'
import { memoryStore, type Store } from '../store/open-store.ts'
import { thisStore } from '../store/this-store.ts'
import { type Progress, Uploads } from './uploads.ts'

interface OwnUploads {
  uploads: Uploads
  /** Where files are kept in this browser. */
  store: Store
  attemptId: string
  /** Empty where an author tries a paper: no phone can join then. */
  attemptKey: string
}

const UploadsContext = createContext<OwnUploads | undefined>(undefined)

interface UploadsOfProps {
  attemptId: string
  attemptKey: string | undefined
  children: ReactNode
}

/** Sends the files of an attempt for as long as its page is open, whatever is on the screen. */
export function UploadsOf({ attemptId, attemptKey, children }: UploadsOfProps) {
  const [own, setOwn] = useState<OwnUploads>()
  useEffect(() => {
    if (!attemptKey) return
    let begun: Uploads | undefined
    let isOver = false
    const context = { attemptKey }
    const ids = { attemptId: attemptId as never }
    void thisStore().then((store) => {
      if (isOver) return
      begun = new Uploads(store, attemptId, {
        begin: (itemId, file) =>
          client.attempt.beginUpload({ ...ids, itemId: itemId as never, file }, { context }),
        send: (fileId, number, data) =>
          client.attempt.sendPiece({ ...ids, fileId, number, data }, { context }),
      })
      setOwn({ uploads: begun, store, attemptId, attemptKey })
      void begun.start()
    })
    return () => {
      isOver = true
      begun?.stop()
    }
  }, [attemptId, attemptKey])
  return <UploadsContext value={own}>{children}</UploadsContext>
}

/** Takes files as an attempt does, for an author who tries a paper: they are forgotten with the page, and nothing is sent. */
export function TriedUploads({ children }: { children: ReactNode }) {
  const [own] = useState((): OwnUploads => {
    const store = memoryStore()
    const taken = async (fileId: string) => ({ fileId, missing: [], deliveredAt: new Date().toISOString() })
    const calls = { begin: (_itemId: string, { id }: { id: string }) => taken(id), send: taken }
    return { uploads: new Uploads(store, 'try', calls), store, attemptId: 'try', attemptKey: '' }
  })
  return <UploadsContext value={own}>{children}</UploadsContext>
}

/** The files of the attempt around; undefined until the browser's database is open, and where there is none. */
export function useUploads(): OwnUploads | undefined {
  return useContext(UploadsContext)
}

/** How far each file is that this browser has had to do with. */
export function useProgress(): ReadonlyMap<string, Progress> {
  const own = useUploads()
  return useSyncExternalStore(own?.uploads.subscribe ?? never, own?.uploads.progress ?? nothing)
}

const none: ReadonlyMap<string, Progress> = new Map()
const nothing = () => none
const never = () => () => undefined
