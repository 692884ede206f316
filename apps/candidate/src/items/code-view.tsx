import { Button } from '@invigil/design/button.tsx'
import { CodeEditor } from '@invigil/design/code-editor.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { codeLanguageNames } from '@invigil/items/code-language.ts'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import { textOf } from './read-body.ts'

/** Code of one's own. It begins with what the author gave; that alone is no answer. */
export function CodeView({
  item,
  questionId,
  body,
  onAnswer,
}: ItemViewProps<Extract<PaperItem, { kind: 'code' }>>) {
  const t = useTranslations('answering.code')
  const text = body === undefined ? item.start : textOf(body)
  const label =
    item.language === 'plain' ? t('label') : t('label-in', { language: codeLanguageNames[item.language] })
  return (
    <Stack gap={3}>
      <CodeEditor
        label={label}
        description={t('help')}
        language={item.language}
        questionId={questionId}
        value={text}
        onChange={(typed) => onAnswer({ text: typed }, 'typed')}
        maxLength={200_000}
      />
      {item.start ? (
        <div>
          <Button
            kind="quiet"
            size="small"
            isDisabled={text === item.start}
            onPress={() => onAnswer({ text: item.start }, 'chosen')}
          >
            {t('start-again')}
          </Button>
        </div>
      ) : null}
    </Stack>
  )
}
