import type { MarkingItem, MarkingPlan } from '@invigil/contract/marking.ts'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { CheckboxGroup } from '@invigil/design/checkbox-group.tsx'
import { FormDialog } from '@invigil/design/form-dialog.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Select } from '@invigil/design/select.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api.ts'

interface MarkingPlanDialogProps {
  sittingId: string
  items: MarkingItem[]
  given: Plan
  markers: { id: string; name: string }[]
  onClose: () => void
}

type Plan = Pick<MarkingPlan, 'markersEach' | 'thresholdPercent' | 'sharing'> & {
  leaderId: string | null
  shares: { personId: string; itemId: string | null }[]
}

/** How many mark each answer, and who marks what. */
export function MarkingPlanDialog({ sittingId, items, given, markers, onClose }: MarkingPlanDialogProps) {
  const t = useTranslations('result.plan')
  const queries = useQueryClient()
  const [plan, setPlan] = useState<Plan>(given)
  const save = useMutation(
    api.result.planMarking.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.result.key() })
        toast(t('saved'))
        onClose()
      },
    }),
  )
  const isEmpty = plan.sharing !== 'open' && plan.shares.length === 0
  return (
    <FormDialog
      title={t('title')}
      submit={t('save')}
      onSubmit={() => save.mutate({ sittingId, plan })}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
      isDisabled={isEmpty || Number.isNaN(plan.thresholdPercent)}
    >
      <RadioGroup
        label={t('each')}
        value={plan.markersEach === 2 ? 'two' : 'one'}
        onChange={(each) => setPlan({ ...plan, markersEach: each === 'two' ? 2 : 1 })}
        choices={[
          { id: 'one', label: t('one') },
          { id: 'two', label: t('two') },
        ]}
      />
      {plan.markersEach === 2 ? (
        <>
          <NumberField
            label={t('threshold')}
            value={plan.thresholdPercent}
            onChange={(thresholdPercent) => setPlan({ ...plan, thresholdPercent })}
            minValue={0}
            maxValue={100}
          />
          <Select
            label={t('leader')}
            value={plan.leaderId ?? 'any'}
            onChange={(id) => setPlan({ ...plan, leaderId: id === 'any' ? null : id })}
            choices={[
              { id: 'any', label: t('leader-any') },
              ...markers.map(({ id, name }) => ({ id, label: name })),
            ]}
          />
        </>
      ) : null}
      <RadioGroup
        label={t('sharing')}
        value={plan.sharing}
        onChange={(sharing) => setPlan({ ...plan, sharing, shares: [] })}
        choices={(['open', 'by-share', 'by-item'] as const).map((id) => ({ id, label: t(id) }))}
      />
      {plan.sharing === 'by-share' ? (
        <People label={t('people')} markers={markers} itemId={null} plan={plan} onChange={setPlan} />
      ) : null}
      {plan.sharing === 'by-item'
        ? items.map(({ itemId, itemNumber }) => (
            <People
              key={itemId}
              label={t('item', { number: itemNumber })}
              markers={markers}
              itemId={itemId}
              plan={plan}
              onChange={setPlan}
            />
          ))
        : null}
      {isEmpty ? <p role="status">{t('nobody')}</p> : null}
    </FormDialog>
  )
}

interface PeopleProps {
  label: string
  markers: { id: string; name: string }[]
  itemId: string | null
  plan: Plan
  onChange: (plan: Plan) => void
}

function People({ label, markers, itemId, plan, onChange }: PeopleProps) {
  const own = plan.shares.filter((share) => share.itemId === itemId)
  const others = plan.shares.filter((share) => share.itemId !== itemId)
  return (
    <CheckboxGroup
      label={label}
      value={own.map(({ personId }) => personId)}
      onChange={(ids) =>
        onChange({ ...plan, shares: [...others, ...ids.map((personId) => ({ personId, itemId }))] })
      }
    >
      {markers.map(({ id, name }) => (
        <Checkbox key={id} value={id}>
          {name}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
