import { Button } from '@invigil/design/button.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { GrowthStep } from './answer-growth.ts'
import styles from './answer-replay.module.css'

const together = 24

/** The versions of an answer that are worth a look; of a long one a part at a time. */
export function GrowthMarks({
  steps,
  onChoose,
}: {
  steps: readonly GrowthStep[]
  onChoose: (at: number) => void
}) {
  const t = useTranslations('result.replay')
  const [shown, setShown] = useState(together)
  const marked = useMemo(() => steps.flatMap(({ mark }, index) => (mark ? [{ mark, index }] : [])), [steps])
  if (marked.length === 0) return null
  return (
    <Stack gap={2}>
      <p>{t('marks')}</p>
      <ul className={styles.marks}>
        {marked.slice(0, shown).map(({ mark, index }) => (
          <li key={index}>
            <Button kind="quiet" size="small" onPress={() => onChoose(index)}>
              {`${index + 1}: ${t(mark === 'pause' ? 'long-pause' : mark)}`}
            </Button>
          </li>
        ))}
      </ul>
      {marked.length > shown ? (
        <div>
          <Button size="small" onPress={() => setShown(shown + together)}>
            {t('more-marks', { count: Math.min(together, marked.length - shown) })}
          </Button>
        </div>
      ) : null}
      <small>{t('note')}</small>
    </Stack>
  )
}
