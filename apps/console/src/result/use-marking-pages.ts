import type { MarkingQueue, MarkingTask } from '@invigil/contract/marking.ts'
import { toast } from '@invigil/design/toasts.tsx'
import { useRefused } from '@invigil/messages/refusal.ts'
import { useEffect, useRef, useState } from 'react'
import { client } from '../api.ts'
import { pagesOf, placeOf, withPage } from './marking-pages.ts'

interface Asked {
  sittingId: string
  itemId: string
  /** The first page. */
  read: MarkingQueue
}

/** The answers to a question page by page, where one is among them, and how many wait. Pages that were read are kept. */
export function useMarkingPages(asked: Asked) {
  const queue = useQueue(asked)
  const { pages, setPages, at, setAt, unmarked, setUnmarked, isLoading, ask, lookAt, load } = queue
  const [hasCome, setCome] = useState(false)

  /** To the next or the last one before; with `isUnmarkedOnly` to one that is not marked, as long as there is any. */
  async function go(direction: 1 | -1, isUnmarkedOnly: boolean, from = pages, left = unmarked) {
    setCome(false)
    const fits = (task: MarkingTask) => !isUnmarkedOnly || left === 0 || isUnmarked(task)
    for (let place = at + direction; place >= 0 && place < from.all; place += direction) {
      const task = from.tasks.get(place)
      if (!task)
        return await load(place, direction === 1 && isUnmarkedOnly && left > 0 ? 'unmarked' : 'there', from)
      if (fits(task)) return setAt(place)
    }
    // From the end round to the beginning, where something was passed over.
    if (direction === 1 && left > 0) await load(0, 'unmarked', from)
  }

  const latest = useRef({ pages, at })
  useEffect(() => {
    latest.current = { pages, at }
  }, [pages, at])

  /** Others hand in and mark meanwhile: how many there are is read again, and what is shown stays, wherever it stands now. */
  async function readAgain() {
    const before = latest.current
    // Who waits for more is not told of a connection that fails now and then; it is asked again.
    const page = await ask(before.at, 'there').catch(() => undefined)
    const { current } = latest
    if (!page || current.pages !== before.pages || current.at !== before.at) return
    // What came while nothing waited is told until one goes to it.
    setCome(page.unmarked > 0 && (hasCome || unmarked === 0))
    setUnmarked(page.unmarked)
    const place = placeOf(page, before.pages.tasks.get(before.at))
    if (place === undefined) return
    setPages(withPage(before.pages, page))
    setAt(place)
  }

  async function keep(marked: MarkingTask, isUnmarkedOnly: boolean) {
    const left = unmarked - (isUnmarked(pages.tasks.get(at)) && !isUnmarked(marked) ? 1 : 0)
    const next = { ...pages, tasks: new Map(pages.tasks).set(at, marked) }
    setPages(next)
    setUnmarked(left)
    if (left > 0) await go(1, isUnmarkedOnly, next, left)
    // Others may have handed in since the page was read. Nobody waits for that, and the keyboard may have gone on already.
    else await lookAt(at, 'there', next)
  }

  return { task: pages.tasks.get(at), at, all: pages.all, unmarked, hasCome, isLoading, go, keep, readAgain }
}

/** What was read of a queue and where one is in it, and how more is read. */
function useQueue({ sittingId, itemId, read }: Asked) {
  const refused = useRefused()
  const [pages, setPages] = useState(() => pagesOf(read))
  const [at, setAt] = useState(read.at)
  const [unmarked, setUnmarked] = useState(read.unmarked)
  const [isLoading, setLoading] = useState(false)

  function ask(place: number, look: 'there' | 'unmarked') {
    return client.result.markingQueue({ sittingId, itemId, unmarkedOnly: 'false', at: place, look })
  }

  /** Reads the page of a place while what is shown stays. */
  async function lookAt(place: number, look: 'there' | 'unmarked', known: typeof pages) {
    try {
      const page = await ask(place, look)
      setPages(withPage(known, page))
      setAt(page.at)
      // Others mark as well.
      setUnmarked(page.unmarked)
    } catch (error) {
      toast(refused(error).sentence, 'danger')
    }
  }

  async function load(place: number, look: 'there' | 'unmarked', known = pages) {
    setLoading(true)
    await lookAt(place, look, known)
    setLoading(false)
  }

  return { pages, setPages, at, setAt, unmarked, setUnmarked, isLoading, ask, lookAt, load }
}

/** Whether a person still has to mark it. */
function isUnmarked(task: MarkingTask | undefined): boolean {
  return task?.points === null
}
