import { Button } from '@invigil/design/button.tsx'
import { GapField, GapSelect } from '@invigil/design/gap-field.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { memo, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { useDecimalMark, useNumberReader } from './decimal-mark.ts'
import type { ItemViewProps } from './item-view.tsx'
import { plainText } from './plain-text.ts'
import { markOf } from './read-body.ts'
import { textByGapOf } from './read-parts.ts'
import { SafeHtml } from './safe-html.tsx'

type Cloze = Extract<PaperItem, { kind: 'cloze' }>

/** The text itself, with a field in each of its gaps. Fields are named “gap 2 of 5”, for the sentence is read before. */
export function ClozeView({ item, questionId, body, onAnswer }: ItemViewProps<Cloze>) {
  const t = useTranslations('answering.cloze')
  const mark = useDecimalMark()
  const texts = textByGapOf(body)
  const text = useRef<HTMLDivElement>(null)
  const places = useGapPlaces(text, item.html)

  function fill(gap: Cloze['gaps'][number], filling: string) {
    const { [gap.id]: _before, ...others } = texts
    const gaps = filling === '' ? others : { ...others, [gap.id]: filling }
    onAnswer({ gaps, mark }, gap.ask === 'choice' ? 'chosen' : 'typed')
  }

  return (
    <Stack gap={3}>
      <div ref={text}>
        <ClozeText html={item.html} id={questionId} />
      </div>
      {places.map(({ id, place }, at) => {
        const gap = item.gaps.find((one) => one.id === id)
        const label = t('gap', { number: at + 1, of: places.length })
        return gap
          ? createPortal(
              <Gap gap={gap} label={label} text={texts[id] ?? ''} onFill={(filling) => fill(gap, filling)} />,
              place,
              id,
            )
          : null
      })}
      <NumbersRead item={item} places={places} texts={texts} mark={markOf(body) ?? mark} />
      <p>{t(item.scoring)}</p>
      <div>
        <Button
          kind="quiet"
          size="small"
          isDisabled={Object.keys(texts).length === 0}
          onPress={() => onAnswer({ gaps: {}, mark }, 'chosen')}
        >
          {t('clear')}
        </Button>
      </div>
    </Stack>
  )
}

/** Drawn once: were it drawn again, its gaps would be others and what is being typed would lose the keyboard. */
const ClozeText = memo(SafeHtml)

type Place = { id: string; place: Element }

function useGapPlaces(text: React.RefObject<HTMLDivElement | null>, html: string): Place[] {
  const [places, setPlaces] = useState<Place[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other HTML has other places
  useLayoutEffect(() => {
    const found = text.current?.querySelectorAll('[data-gap]') ?? []
    setPlaces([...found].map((place) => ({ id: place.getAttribute('data-gap') ?? '', place })))
  }, [text, html])
  return places
}

interface GapProps {
  gap: Cloze['gaps'][number]
  label: string
  text: string
  onFill: (filling: string) => void
}

function Gap({ gap, label, text, onFill }: GapProps) {
  const t = useTranslations('answering.cloze')
  return gap.ask === 'choice' ? (
    <GapSelect
      label={label}
      empty={t('choose')}
      choices={gap.options.map(({ id, html }) => ({ id, label: plainText(html) }))}
      value={text}
      onChange={onFill}
    />
  ) : (
    <GapField label={label} value={text} onChange={onFill} maxLength={gap.ask === 'number' ? 100 : 500} />
  )
}

interface NumbersReadProps {
  item: Cloze
  places: Place[]
  texts: Record<string, string>
  mark: 'point' | 'comma'
}

/** How each number was read, so that nobody loses points over a comma. */
function NumbersRead({ item, places, texts, mark }: NumbersReadProps) {
  const t = useTranslations('answering.cloze')
  const read = useNumberReader()
  const readings = places.flatMap(({ id }, at) => {
    const [gap, text] = [item.gaps.find((one) => one.id === id), texts[id]?.trim()]
    if (gap?.ask !== 'number' || !text) return []
    const number = read(text, mark)
    return number === undefined
      ? t('number-unread', { gap: at + 1 })
      : t('number-read', { gap: at + 1, number })
  })
  return readings.length > 0 ? <p role="status">{readings.join(' ')}</p> : null
}
