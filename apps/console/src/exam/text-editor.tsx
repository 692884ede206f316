import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { ImageIcon } from '@invigil/design/icons.tsx'
import { TextArea } from '@invigil/design/text-area.tsx'
import { useContext, useDeferredValue, useRef, useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslations } from 'use-intl'
import styles from './exam.module.css'
import { ImagesContext } from './images.ts'
import { RenderedText } from './rendered-text.tsx'
import { useAddImage } from './use-add-image.ts'

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
  const place = useRef<HTMLDivElement>(null)
  const shown = useDeferredValue(value)
  const saved = useContext(ImagesContext)
  const [added, setAdded] = useState<Record<string, string>>({})
  const image = useAddImage(examId, ({ fileId, url, name }) => {
    setAdded((before) => ({ ...before, [fileId]: url }))
    const at = place.current?.querySelector('textarea')?.selectionEnd || value.length
    const words = name.replace(/\.[a-z]+$/i, '').replaceAll(/[[\]]/g, '')
    const parts = [value.slice(0, at), `![${words}](file:${fileId})`, value.slice(at)]
    onChange(
      parts
        .map((part) => part.trim())
        .filter(Boolean)
        .join('\n\n'),
    )
  })
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
        <FormError error={image.error} />
      </div>
      <fieldset aria-label={t('live-preview')} className={styles.preview}>
        <ImagesContext value={{ ...saved, ...added }}>
          {shown.trim() ? <RenderedText text={shown} /> : <p>{t('live-preview-empty')}</p>}
        </ImagesContext>
      </fieldset>
    </div>
  )
}

const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']
