import { PagesJoined } from '@invigil/contract/upload.ts'
import { Notice } from '@invigil/design/notice.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { NamedFile } from '@invigil/items/named-files.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { client } from '../api.ts'
import { PhonePage } from '../frame/phone-page.tsx'
import { joinOnce } from '../store/join-once.ts'
import { thisStore } from '../store/this-store.ts'
import { FileList } from '../uploads/file-list.tsx'
import { Uploads } from '../uploads/uploads.ts'
import { TakePage } from './take-page.tsx'

const place = 'invigil-pages'

/** What a phone shows that opened the code for pages: it photographs them, one after the other, and sends them. */
export function PagesPhone({ token }: { token: string }) {
  const t = useTranslations('answering.pages')
  return (
    <PhonePage
      title={t('title')}
      notJoined={t('not-joined')}
      join={() => joinOrGoOn(token)}
      examTitleOf={({ joined }) => joined.examTitle}
    >
      {(own) => <Pages {...own} />}
    </PhonePage>
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

async function joinOrGoOn(token: string): Promise<{ joined: PagesJoined; uploads: Uploads }> {
  const joined = await joinOnce(place, token, PagesJoined, () => client.attempt.joinPages({ token }))
  const { key } = joined
  const uploads = new Uploads(await thisStore(), `pages-${joined.itemId}`, {
    begin: (_itemId, file) => client.attempt.beginPage({ key, file }),
    send: (fileId, number, data) => client.attempt.sendPagePiece({ key, fileId, number, data }),
  })
  return { joined, uploads }
}
