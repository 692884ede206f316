import { CodeEditor } from '@invigil/design/code-editor.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { Item } from '@invigil/items/all.ts'
import { CodeLanguage, codeLanguageNames } from '@invigil/items/code-language.ts'
import { useTranslations } from 'use-intl'

interface CodePartsProps {
  item: Extract<Item, { kind: 'code' }>
  onChange: (item: Item) => void
}

/** In which language a candidate writes, and with what the editor begins. */
export function CodeParts({ item, onChange }: CodePartsProps) {
  const t = useTranslations('parts.code')
  return (
    <>
      <Stack width="narrow">
        <Select
          label={t('language')}
          value={item.language}
          onChange={(language) => onChange({ ...item, language })}
          choices={CodeLanguage.options.map((id) => ({
            id,
            label: id === 'plain' ? t('plain') : codeLanguageNames[id],
          }))}
        />
      </Stack>
      <CodeEditor
        label={t('start')}
        description={t('start-help')}
        language={item.language}
        value={item.start}
        onChange={(start) => onChange({ ...item, start: start.slice(0, 20_000) })}
        maxLength={20_000}
      />
    </>
  )
}
