import { Button } from '@invigil/design/button.tsx'
import { UploadIcon } from '@invigil/design/icons.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { filesOf } from '@invigil/items/named-files.ts'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useFormatter, useTranslations } from 'use-intl'
import { FileList } from '../uploads/file-list.tsx'
import { useProgress, useUploads } from '../uploads/uploads-of.tsx'
import type { ItemViewProps } from './item-view.tsx'

type FileItem = Extract<PaperItem, { kind: 'file' }>

/** Files of one's own. They are kept in this browser at once, also without a network, and sent as soon as it is there. */
export function FileView({ item, body, onAnswer }: ItemViewProps<FileItem>) {
  const t = useTranslations('answering.files')
  const format = useFormatter()
  const own = useUploads()
  const progress = useProgress()
  const [trouble, setTrouble] = useState('')
  const [isKeeping, setKeeping] = useState(false)
  const files = filesOf(body)

  async function add(list: FileList_) {
    const chosen = [...(list ?? [])]
    setTrouble('')
    if (!own || chosen.length === 0) return
    if (files.length + chosen.length > item.most) return setTrouble(t('too-many', { most: item.most }))
    const wrong = chosen.find((file) => !isWanted(item, file))
    if (wrong) return setTrouble(whyNot(wrong))
    setKeeping(true)
    try {
      const kept = [...files]
      for (const file of chosen) kept.push(await own.uploads.add(item.id, file, file.name))
      onAnswer({ files: kept }, 'chosen')
    } catch {
      setTrouble(t('unreadable'))
    }
    setKeeping(false)
  }
  function whyNot({ name, size }: File): string {
    if (size === 0) return t('empty', { name })
    if (size > item.megabytes * 1_000_000) return t('too-large', { name, megabytes: item.megabytes })
    return t('wrong-kind', { name, types: format.list(item.types) })
  }

  return (
    <Stack gap={3}>
      <p>
        {t('limits', { most: item.most, megabytes: item.megabytes })}{' '}
        {item.types.length > 0 ? t('types', { types: format.list(item.types) }) : null}
      </p>
      <FileList
        files={files}
        progress={progress}
        onRemove={({ id }) => onAnswer({ files: files.filter((file) => file.id !== id) }, 'chosen')}
      />
      <div>
        <FileTrigger
          allowsMultiple={item.most > 1}
          acceptedFileTypes={item.types.map((type) => `.${type}`)}
          onSelect={(list) => void add(list)}
        >
          <Button
            icon={<UploadIcon size={16} />}
            isPending={isKeeping}
            isDisabled={!own || files.length >= item.most}
          >
            {t('choose')}
          </Button>
        </FileTrigger>
      </div>
      <p role="alert">{trouble}</p>
    </Stack>
  )
}

type FileList_ = globalThis.FileList | null

function isWanted({ megabytes, types }: FileItem, { name, size }: File): boolean {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  const isOfKind = types.length === 0 || (name.includes('.') && types.includes(ending))
  return isOfKind && size > 0 && size <= megabytes * 1_000_000
}
