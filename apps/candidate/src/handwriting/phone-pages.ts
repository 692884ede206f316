import type { NamedFile } from '@invigil/items/named-files.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { api } from '../api.ts'
import { thisStore } from '../store/this-store.ts'

interface PhonePages {
  attemptId: string
  attemptKey: string
  itemId: string
  /** Asked for often while a phone may be sending. */
  isExpected: boolean
  files: readonly NamedFile[]
  onPages: (pages: NamedFile[]) => void
}

/** Takes what a phone delivered into the answer; a page that was taken out of it stays out. Returns what takes one out. */
export function usePhonePages(place: PhonePages): (fileId: string) => void {
  const { attemptId, attemptKey, itemId, isExpected, files, onPages } = place
  const key = `pages-removed/${attemptId}/${itemId}`
  const [removed, setRemoved] = useState<readonly string[]>()
  const uploads = useQuery({
    ...api.attempt.uploads.queryOptions({
      input: { attemptId: attemptId as never },
      context: { attemptKey },
    }),
    enabled: attemptKey !== '',
    refetchInterval: isExpected ? 4_000 : false,
  })
  useEffect(() => {
    void thisStore()
      .then((store) => store.get<string[]>(key))
      .then((kept) => setRemoved(kept ?? []))
  }, [key])
  const take = useEffectEvent(onPages)
  const delivered = uploads.data?.uploads.filter(
    (upload) => upload.itemId === itemId && upload.by === 'phone' && upload.deliveredAt !== null,
  )
  const missing =
    removed === undefined
      ? []
      : (delivered ?? []).filter(({ id }) => !removed.includes(id) && !files.some((file) => file.id === id))
  const names = missing.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names say whether there is anything new
  useEffect(() => {
    if (missing.length > 0) take(missing.map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256 })))
  }, [names])
  return (fileId) => {
    const next = [...(removed ?? []), fileId]
    setRemoved(next)
    void thisStore().then((store) => store.write({ [key]: next }))
  }
}
