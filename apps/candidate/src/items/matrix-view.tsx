import { Button } from '@invigil/design/button.tsx'
import { ChoiceGrid } from '@invigil/design/choice-grid.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import { columnsByRowOf } from './read-parts.ts'
import { SafeHtml } from './safe-html.tsx'

/** A table of rows and columns; where it is narrow each row stands by itself with its columns below. */
export function MatrixView({
  item,
  questionId,
  body,
  onAnswer,
}: ItemViewProps<Extract<PaperItem, { kind: 'matrix' }>>) {
  const t = useTranslations('answering.matrix')
  const chosen = columnsByRowOf(body)
  const labelled = (parts: typeof item.rows) =>
    parts.map(({ id, html }) => ({ id, label: <SafeHtml html={html} /> }))

  function choose(row: string, columns: string[]) {
    const { [row]: _before, ...others } = chosen
    const sorted = item.columns.map(({ id }) => id).filter((id) => columns.includes(id))
    onAnswer({ chosen: sorted.length === 0 ? others : { ...others, [row]: sorted } }, 'chosen')
  }

  return (
    <Stack gap={3}>
      <p>
        {t(item.takesMany ? 'choose-any' : 'choose-one')} {t(item.scoring)}
      </p>
      <ChoiceGrid
        labelledBy={questionId}
        rows={labelled(item.rows)}
        columns={labelled(item.columns)}
        takesMany={item.takesMany}
        value={chosen}
        onChange={choose}
      />
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
