import { TextArea } from '@invigil/design/text-area.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { countWords } from '@invigil/items/count-words.ts'
import { plainOf } from '@invigil/items/rich-text.ts'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import styles from './items.module.css'
import { richOf, textOf } from './read-body.ts'

type Essay = Extract<PaperItem, { kind: 'essay' }>

/** A text of one's own. Its length is counted and told; nothing is cut off but what no server would take. */
export function EssayView(props: ItemViewProps<Essay>) {
  return props.item.writing === 'rich' ? <RichEssay {...props} /> : <PlainEssay {...props} />
}

function PlainEssay({ item, questionId, body, onAnswer }: ItemViewProps<Essay>) {
  const t = useTranslations('attempt')
  const rich = richOf(body)
  const text = rich ? plainOf(rich) : textOf(body)
  return (
    <div>
      <TextArea
        label={t('item.your-text')}
        aria-describedby={questionId}
        rows={14}
        value={text}
        onChange={(typed) => onAnswer({ text: typed }, 'typed')}
        maxLength={200_000}
      />
      <Length item={item} text={text} />
    </div>
  )
}

type Editor = typeof import('./rich/rich-editor.tsx').RichEditor

function RichEssay(props: ItemViewProps<Essay>) {
  const { item, questionId, body, onAnswer } = props
  const t = useTranslations()
  const labelId = useId()
  const [editor, setEditor] = useState<{ Editor: Editor } | 'failed'>()
  const [isReady, setReady] = useState(false)
  const isTyping = useRef(false)
  useEffect(() => {
    let isHere = true
    import('./rich/rich-editor.tsx').then(
      ({ RichEditor }) => isHere && setEditor({ Editor: RichEditor }),
      () => isHere && setEditor('failed'),
    )
    return () => {
      isHere = false
    }
  }, [])
  const isLoaded = editor !== undefined && editor !== 'failed'
  // The plain field is not taken away from under somebody's fingers.
  useEffect(() => {
    if (isLoaded && !isTyping.current) setReady(true)
  }, [isLoaded])

  if (!isLoaded || !isReady) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: only tells whether the field inside has the focus
      <div
        onFocus={() => {
          isTyping.current = true
        }}
        onBlur={() => {
          isTyping.current = false
          setReady(isLoaded)
        }}
      >
        {editor === 'failed' ? <p className={styles.note}>{t('answering.essay.plain-only')}</p> : null}
        <PlainEssay {...props} />
      </div>
    )
  }
  const text = richOf(body) ?? plainLines(textOf(body))
  return (
    <div>
      <span id={labelId} className={styles.label}>
        {t('attempt.item.your-text')}
      </span>
      <editor.Editor
        label={t('attempt.item.your-text')}
        {...{ labelId, questionId }}
        value={text}
        onChange={(rich) => onAnswer({ rich }, 'typed')}
      />
      <Length item={item} text={plainOf(text)} />
    </div>
  )
}

function plainLines(text: string) {
  return text === '' ? [] : text.split('\n').map((line) => ({ p: [line] }))
}

/** The count of words against what was asked for; only crossing the limit is spoken, not every word. */
function Length({ item, text }: { item: Essay; text: string }) {
  const t = useTranslations()
  const count = countWords(text)
  const [min, max] = [item.minWords ?? 0, item.maxWords ?? 0]
  const isOver = max > 0 && count > max
  return (
    <div className={styles.length}>
      <span>{t('attempt.item.words', { count, limits: limitsOf(item), min, max })}</span>
      <strong role="status">{isOver ? t('answering.essay.too-long') : ''}</strong>
    </div>
  )
}

function limitsOf({ minWords, maxWords }: { minWords: number | null; maxWords: number | null }) {
  if (minWords !== null && maxWords !== null) return 'both'
  if (maxWords !== null) return 'max'
  return minWords === null ? 'none' : 'min'
}
