import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { Group } from 'react-aria-components/Group'
import { useLocale, useTranslations } from 'use-intl'
import type { KeptMarks } from './kept-marks.ts'
import { type Stretch, sentencesOf, toggled } from './marks.ts'
import styles from './tools.module.css'
import { useMarks } from './tools-provider.tsx'

interface HighlighterProps {
  kept: KeptMarks
  item: { id: string; number: number; html: string } | undefined
  isOn: boolean
  onSwitch: (isOn: boolean) => void
}

/** Marks words of a question: by selecting them, or sentence by sentence for who has no pointer. */
export function Highlighter({ kept, item, isOn, onSwitch }: HighlighterProps) {
  const t = useTranslations('tools.highlighter')
  return (
    <Stack gap={3}>
      <Switch isSelected={isOn} onChange={onSwitch}>
        {t('on')}
      </Switch>
      <p className={styles.help}>{t('help')}</p>
      {item ? <Sentences kept={kept} item={item} /> : <p>{t('no-text')}</p>}
    </Stack>
  )
}

function Sentences({ kept, item }: { kept: KeptMarks; item: NonNullable<HighlighterProps['item']> }) {
  const t = useTranslations('tools.highlighter')
  const locale = useLocale()
  const stretches = useMarks(kept).stretches[item.id] ?? []
  const sentences = sentencesOf(item.html, locale)
  const isMarked = ({ from, to }: Stretch) => stretches.some((one) => one.from <= from && one.to >= to)
  return (
    <Group aria-label={t('sentences', { number: item.number })} dir="auto">
      <Stack gap={2}>
        {sentences.map((sentence) => (
          <Checkbox
            key={sentence.from}
            isSelected={isMarked(sentence)}
            onChange={() => mark(kept, item.id, sentence)}
          >
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a part of the paper's own HTML, see SafeHtml */}
            <span dangerouslySetInnerHTML={{ __html: sentence.html }} />
          </Checkbox>
        ))}
        <div>
          <Button
            size="small"
            isDisabled={stretches.length === 0}
            onPress={() => kept.change({ stretches: { ...kept.marks().stretches, [item.id]: [] } })}
          >
            {t('clear')}
          </Button>
        </div>
      </Stack>
    </Group>
  )
}

/** Marks a stretch of an item's text, or takes the mark away. */
export function mark(kept: KeptMarks, itemId: string, stretch: Stretch): void {
  const { stretches } = kept.marks()
  kept.change({ stretches: { ...stretches, [itemId]: toggled(stretches[itemId] ?? [], stretch) } })
}
