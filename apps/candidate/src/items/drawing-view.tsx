import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { filesOf, mostFiles, type NamedFile } from '@invigil/items/named-files.ts'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DrawingBoard } from '../handwriting/drawing-board.tsx'
import { PagesCode } from '../handwriting/pages-code.tsx'
import { usePhonePages } from '../handwriting/phone-pages.ts'
import { useSheets } from '../handwriting/sheets-of.tsx'
import { TakePage } from '../handwriting/take-page.tsx'
import { FileList } from '../uploads/file-list.tsx'
import { useProgress, useUploads } from '../uploads/uploads-of.tsx'
import type { ItemViewProps } from './item-view.tsx'

type Drawing = Extract<PaperItem, { kind: 'drawing' }>
type OwnUploads = NonNullable<ReturnType<typeof useUploads>>

/** Pages drawn here, photographed here, or with a phone that joins by a code. */
export function DrawingView(props: ItemViewProps<Drawing>) {
  const own = useUploads()
  return own ? <Pages {...props} own={own} /> : null
}

function Pages({ item, questionId, body, onAnswer, own }: ItemViewProps<Drawing> & { own: OwnUploads }) {
  const t = useTranslations('answering')
  const progress = useProgress()
  const sheets = useSheets()
  const files = filesOf(body)
  const latest = useRef(files)
  latest.current = files
  const [isExpected, setExpected] = useState(false)
  const { uploads, attemptId, attemptKey } = own
  const answer = (next: NamedFile[]) => {
    latest.current = next
    onAnswer({ files: next }, 'chosen')
  }
  const takeOut = usePhonePages({
    ...{ attemptId, attemptKey, itemId: item.id, isExpected, files },
    onPages: (pages) => answer([...latest.current, ...pages].slice(0, mostFiles)),
  })
  const isFull = files.length >= item.most

  async function add(page: Blob) {
    const name = `page-${latest.current.length + 1}.jpg`
    answer([...latest.current, await uploads.add(item.id, page, name)])
  }
  return (
    <Stack gap={4}>
      <p>{t(`drawing.most-${item.by}`, { most: item.most })}</p>
      <FileList
        files={files}
        progress={progress}
        onRemove={({ id }) => {
          takeOut(id)
          answer(files.filter((file) => file.id !== id))
        }}
      />
      {item.by === 'photo' || !sheets ? null : (
        <DrawingBoard sheets={sheets} itemId={item.id} questionId={questionId} isDisabled={isFull} />
      )}
      {item.by === 'drawing' ? null : (
        <>
          {attemptKey === '' ? null : (
            <PagesCode {...{ attemptId, attemptKey, itemId: item.id }} onMade={() => setExpected(true)} />
          )}
          <TakePage isDisabled={isFull} onPage={add} />
        </>
      )}
    </Stack>
  )
}
