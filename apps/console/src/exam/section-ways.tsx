import { NumberField } from '@invigil/design/number-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import type { Section } from '@invigil/items/exam-content.ts'
import { useTranslations } from 'use-intl'
import styles from './exam.module.css'

interface SectionWaysProps {
  section: Section
  onChange: (change: (section: Section) => Section) => void
}

/** How a section is gone through: its own time, whether there is a way back, one question or all of them on a page. */
export function SectionWays({ section, onChange }: SectionWaysProps) {
  const t = useTranslations('exam.ways')
  const { minutes, order, layout } = section
  return (
    <details className={styles.more} open={Boolean(minutes || order === 'forward' || layout)}>
      <summary>{t('title')}</summary>
      <Stack gap={3}>
        <Grid>
          <NumberField
            label={t('minutes')}
            description={t('minutes-help')}
            value={minutes ?? Number.NaN}
            onChange={(next) =>
              onChange(({ minutes: _before, ...now }) =>
                Number.isNaN(next) ? now : { ...now, minutes: next },
              )
            }
            minValue={1}
            maxValue={1440}
            isOptional
          />
          <Select
            label={t('layout')}
            choices={[
              { id: 'free', label: t('layout-free') },
              { id: 'one', label: t('layout-one') },
              { id: 'all', label: t('layout-all') },
            ]}
            value={layout ?? 'free'}
            onChange={(next) =>
              onChange(({ layout: _before, ...now }) => (next === 'free' ? now : { ...now, layout: next }))
            }
          />
        </Grid>
        <Switch
          isSelected={order === 'forward'}
          onChange={(isForward) =>
            onChange(({ order: _before, ...now }) => (isForward ? { ...now, order: 'forward' } : now))
          }
          note={t('forward-note')}
        >
          {t('forward')}
        </Switch>
      </Stack>
    </details>
  )
}
