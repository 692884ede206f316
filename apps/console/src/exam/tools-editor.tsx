import { Select } from '@invigil/design/select.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { type Tools, usualTools } from '@invigil/items/exam-content.ts'
import { useTranslations } from 'use-intl'
import styles from './exam.module.css'

const calculators = ['none', 'basic', 'scientific'] as const

interface ToolsEditorProps {
  tools: Tools | undefined
  onChange: (change: (tools: Tools | undefined) => Tools) => void
}

/** What a candidate may use while answering. */
export function ToolsEditor({ tools, onChange }: ToolsEditorProps) {
  const t = useTranslations('exam.tools')
  const now = tools ?? usualTools
  const change = (part: Partial<Tools>) => onChange((before) => ({ ...(before ?? usualTools), ...part }))
  return (
    <details className={styles.more} open={tools !== undefined}>
      <summary>{t('title')}</summary>
      <Stack gap={3}>
        <p className={styles.quiet}>{t('help')}</p>
        <Select
          label={t('calculator')}
          choices={calculators.map((id) => ({ id, label: t(`calculator-${id}`) }))}
          value={now.calculator}
          onChange={(calculator) => change({ calculator })}
        />
        <Row gap={5}>
          <Switch isSelected={now.notes} onChange={(notes) => change({ notes })}>
            {t('notes')}
          </Switch>
          <Switch isSelected={now.highlighter} onChange={(highlighter) => change({ highlighter })}>
            {t('highlighter')}
          </Switch>
          <Switch isSelected={now.strikeOut} onChange={(strikeOut) => change({ strikeOut })}>
            {t('strike-out')}
          </Switch>
        </Row>
      </Stack>
    </details>
  )
}
