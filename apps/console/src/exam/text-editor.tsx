import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { ImageIcon, SoundIcon } from '@invigil/design/icons.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useContext, useDeferredValue, useRef, useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslations } from 'use-intl'
import styles from './exam.module.css'
import { ImagesContext } from './images.ts'
import { RenderedText } from './rendered-text.tsx'
import { type AddedFile, useAddImage } from './use-add-image.ts'
import { useAddSound } from './use-add-sound.ts'

interface TextEditorProps {
  examId: string
  label: string
  value: string
  onChange: (text: string) => void
  rows?: number
  autoFocus?: boolean
}

/** A text in Markdown with images and formulas, and beside it what a candidate reads. */
export function TextEditor({ examId, label, value, onChange, rows = 5, autoFocus }: TextEditorProps) {
  const t = useTranslations('exam')
  const ta = useTranslations('authoring')
  const place = useRef<HTMLDivElement>(null)
  const shown = useDeferredValue(value)
  const saved = useContext(ImagesContext)
  const [added, setAdded] = useState<Record<string, string>>({})
  const insert = (kind: 'file' | 'sound', { fileId, url, name }: AddedFile) => {
    setAdded((before) => ({ ...before, [fileId]: url }))
    const at = place.current?.querySelector('textarea')?.selectionEnd || value.length
    const words = name.replace(/\.\w+$/i, '').replaceAll(/[[\]]/g, '')
    const parts = [value.slice(0, at), `![${words}](${kind}:${fileId})`, value.slice(at)]
    onChange(
      parts
        .map((part) => part.trim())
        .filter(Boolean)
        .join('\n\n'),
    )
  }
  const image = useAddImage(examId, (added) => insert('file', added))
  const sound = useAddSound((added) => insert('sound', added))
  return (
    <div className={styles.text} ref={place}>
      <div>
        <TextArea
          label={label}
          description={t('text-help')}
          value={value}
          onChange={onChange}
          rows={rows}
          maxLength={20_000}
          autoFocus={autoFocus}
        />
        <FileTrigger acceptedFileTypes={imageTypes} onSelect={(files) => image.add(files?.[0])}>
          <Button kind="quiet" size="small" icon={<ImageIcon size={16} />} isPending={image.isPending}>
            {t('insert-image')}
          </Button>
        </FileTrigger>
        <FileTrigger acceptedFileTypes={soundTypes} onSelect={(files) => sound.add(files?.[0])}>
          <Button kind="quiet" size="small" icon={<SoundIcon size={16} />} isPending={sound.isPending}>
            {ta('sound.insert')}
          </Button>
        </FileTrigger>
        {value.includes('](sound:') ? <p className={styles.quiet}>{ta('sound.help')}</p> : null}
        <FormError error={image.error ?? sound.error} />
      </div>
      <fieldset aria-label={t('live-preview')} className={styles.preview}>
        <ImagesContext value={{ ...saved, ...added }}>
          {shown.trim() ? <RenderedText text={shown} /> : <p>{t('live-preview-empty')}</p>}
        </ImagesContext>
      </fieldset>
    </div>
  )
}

const soundTypes = ['.mp3', '.ogg', '.oga', '.opus', '.m4a']
const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']
