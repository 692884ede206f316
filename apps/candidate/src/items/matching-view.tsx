import { Button } from '@invigil/design/button.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import { plainText } from './plain-text.ts'
import { optionByRowOf } from './read-parts.ts'
import { SafeHtml } from './safe-html.tsx'
import styles from './tables.module.css'

type Matching = Extract<PaperItem, { kind: 'matching' }>

/** A list to choose from at each row. Options that a list cannot show, images and formulas, stand above it under letters. */
export function MatchingView({ item, questionId, body, onAnswer }: ItemViewProps<Matching>) {
  const t = useTranslations('answering.matching')
  const chosen = optionByRowOf(body)
  const isDrawn = item.options.some(({ html }) => /<(img|math|table|pre|svg)\b/.test(html))
  const choices = [
    { id: none, label: t('none') },
    ...item.options.map(({ id, html }, at) => {
      const words = plainText(html)
      return { id, label: isDrawn ? t('lettered', { letter: letterAt(at), words }) : words }
    }),
  ]

  function choose(row: string, option: string) {
    const { [row]: _before, ...others } = chosen
    onAnswer({ chosen: option === none ? others : { ...others, [row]: option } }, 'chosen')
  }

  return (
    <Stack gap={3}>
      <p>{t(item.scoring)}</p>
      {isDrawn ? <DrawnOptions options={item.options} label={t('options')} /> : null}
      <ul className={styles.pairs} aria-labelledby={questionId}>
        {item.rows.map(({ id, html }) => (
          <li key={id}>
            <SafeHtml html={html} />
            <Select
              label={t('goes-with', { name: plainText(html) })}
              hidesLabel
              choices={choices}
              value={chosen[id] ?? none}
              onChange={(option) => choose(id, option)}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          kind="quiet"
          size="small"
          isDisabled={Object.keys(chosen).length === 0}
          onPress={() => onAnswer({ chosen: {} }, 'chosen')}
        >
          {t('clear')}
        </Button>
      </div>
    </Stack>
  )
}

/** No option is called so: their names have eight letters at least. */
const none = 'none'

function DrawnOptions({ options, label }: { options: Matching['options']; label: string }) {
  return (
    <ul className={styles.drawn} aria-label={label}>
      {options.map(({ id, html }, at) => (
        <li key={id}>
          <strong>{letterAt(at)}</strong>
          <SafeHtml html={html} />
        </li>
      ))}
    </ul>
  )
}

/** A, B, … Z, AA, AB and so on. */
function letterAt(at: number): string {
  return `${at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}`
}
