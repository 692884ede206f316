import { Button } from '@invigil/design/button.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { PaperItem } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import type { ItemViewProps } from './item-view.tsx'
import { holdsOf } from './read-body.ts'

/** A statement that holds or does not. */
export function TrueFalseView({ body, onAnswer }: ItemViewProps<Extract<PaperItem, { kind: 'true-false' }>>) {
  const t = useTranslations('attempt')
  const holds = holdsOf(body)
  return (
    <Stack gap={3}>
      <RadioGroup
        label={t('item.true-or-false')}
        look="lined"
        choices={[
          { id: 'true', label: t('item.true') },
          { id: 'false', label: t('item.false') },
        ]}
        value={holds === undefined ? undefined : holds ? 'true' : 'false'}
        onChange={(id) => onAnswer({ chosen: id === 'true' }, 'chosen')}
      />
      <div>
        <Button
          kind="quiet"
          size="small"
          isDisabled={holds === undefined}
          onPress={() => onAnswer({ chosen: null }, 'chosen')}
        >
          {t('item.clear')}
        </Button>
      </div>
    </Stack>
  )
}
