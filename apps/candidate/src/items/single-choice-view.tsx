import { Button } from '@invigil/design/button.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { useContext } from 'react'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import { chosenOf } from './read-body.ts'
import { SafeHtml } from './safe-html.tsx'
import { StrikeButton, StrikeOutContext, Struck } from './strike-out.tsx'

/** One of several options. */
export function SingleChoiceView({
  item,
  body,
  onAnswer,
}: ItemViewProps<Extract<PaperItem, { kind: 'single-choice' }>>) {
  const t = useTranslations('attempt')
  const chosen = chosenOf(body)
  const isStriking = useContext(StrikeOutContext).toggle !== undefined
  return (
    <Stack gap={3}>
      <RadioGroup
        label={t('item.choose-one')}
        look="lined"
        choices={item.options.map(({ id, html }, index) => ({
          id,
          label: (
            <Struck optionId={id}>
              <SafeHtml html={html} />
            </Struck>
          ),
          beside: isStriking ? <StrikeButton optionId={id} number={index + 1} /> : undefined,
        }))}
        value={chosen}
        onChange={(id) => onAnswer({ chosen: id }, 'chosen')}
      />
      <div>
        <Button
          kind="quiet"
          size="small"
          isDisabled={chosen === undefined}
          onPress={() => onAnswer({ chosen: null }, 'chosen')}
        >
          {t('item.clear')}
        </Button>
      </div>
    </Stack>
  )
}
