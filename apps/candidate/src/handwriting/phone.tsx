import { PagesJoined } from '@invigil/contract/upload.ts'
import { Failed } from '@invigil/design/failed.tsx'
import { LoadingState } from '@invigil/design/loading-state.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { NamedFile } from '@invigil/items/named-files.ts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../api.ts'
import { Frame } from '../frame/frame.tsx'
import { thisStore } from '../store/this-store.ts'
import { FileList } from '../uploads/file-list.tsx'
import { Uploads } from '../uploads/uploads.ts'
import { TakePage } from './take-page.tsx'

const place = 'invigil-pages'

/** What a phone shows that opened the code for pages: it photographs them, one after the other, and sends them. */
export function PagesPhone({ token }: { token: string }) {
  const t = useTranslations('answering.pages')
  const join = useMutation({ mutationFn: () => joinOrGoOn(token) })
  const hasBegun = useRef(false)
  const { mutate } = join
  useEffect(() => {
    // The link works once; React draws twice in development.
    if (!hasBegun.current) mutate()
    hasBegun.current = true
  }, [mutate])
  return (
    <Frame title={join.data?.joined.examTitle ?? ''}>
      <title>{`${t('title')} · Invigil`}</title>
      {join.data ? <Pages {...join.data} /> : null}
      {join.isPending || join.isIdle ? <LoadingState /> : null}
      {join.isError ? (
        <Stack gap={4} width="text">
          <h1>{t('not-joined')}</h1>
          <Failed error={join.error} onRetry={() => mutate()} />
        </Stack>
      ) : null}
    </Frame>
  )
}

function Pages({ joined, uploads }: { joined: PagesJoined; uploads: Uploads }) {
  const t = useTranslations('answering.pages')
  const progress = useSyncExternalStore(uploads.subscribe, uploads.progress)
  const [files, setFiles] = useState<NamedFile[]>([])
  useEffect(() => {
    void uploads.start()
    return () => uploads.stop()
  }, [uploads])
  const under = [...progress.values()].filter(({ is }) => is === 'kept' || is === 'sending').length
  return (
    <Stack gap={4} width="text">
      <h1>{t('title')}</h1>
      <p>{t('of', { name: joined.candidateName })}</p>
      <p>{t('how', { most: joined.most })}</p>
      <TakePage
        isDisabled={false}
        onPage={async (page) => {
          const file = await uploads.add(joined.itemId, page, `page-${files.length + 1}.jpg`)
          setFiles((before) => [...before, file])
        }}
      />
      <FileList files={files} progress={progress} />
      {files.length > 0 ? (
        <Notice tone={under === 0 ? 'good' : 'info'} isAnnounced>
          {under === 0 ? t('all-there') : t('under-way', { count: under })}
        </Notice>
      ) : null}
    </Stack>
  )
}

/** Joins by a link, or goes on as the phone that this page was before a reload: the link works only once. */
async function joinOrGoOn(token: string): Promise<{ joined: PagesJoined; uploads: Uploads }> {
  const known = knownIn(token)
  const joined = known ?? PagesJoined.parse(await client.attempt.joinPages({ token }))
  sessionStorage.setItem(place, JSON.stringify({ token, joined }))
  const { key } = joined
  const uploads = new Uploads(await thisStore(), `pages-${joined.itemId}`, {
    begin: (_itemId, file) => client.attempt.beginPage({ key, file }),
    send: (fileId, number, data) => client.attempt.sendPagePiece({ key, fileId, number, data }),
  })
  return { joined, uploads }
}

function knownIn(token: string): PagesJoined | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as {
      token: string
      joined: unknown
    } | null
    return kept?.token === token ? PagesJoined.safeParse(kept.joined).data : undefined
  } catch {
    return undefined
  }
}
