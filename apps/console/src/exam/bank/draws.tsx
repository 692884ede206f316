import type { BankSummary } from '@invigil/contract/bank.ts'
import type { BankId, DrawId } from '@invigil/contract/ids.ts'
import { Button, IconButton } from '@invigil/design/button.tsx'
import { BinIcon, PlusIcon } from '@invigil/design/icons.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Row, Stack } from '@invigil/design/stack.tsx'
import type { Draw, Section } from '@invigil/items/exam-content.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import styles from './bank.module.css'
import { DrawFilters } from './draw-filters.tsx'

interface DrawsProps {
  section: Section
  onChange: (change: (section: Section) => Section | undefined) => void
}

/** What each candidate gets from banks in a section, after its own items. */
export function Draws({ section, onChange }: DrawsProps) {
  const t = useTranslations('bank')
  const banks = useQuery(api.exam.bank.list.queryOptions())
  const list = (banks.data?.banks ?? []) as BankSummary[]
  const draws = section.draws ?? []
  const change = (how: (draws: Draw[]) => Draw[]) =>
    onChange(({ draws: now = [], ...rest }) => {
      const next = how(now)
      return next.length > 0 ? { ...rest, draws: next } : rest
    })
  const [first] = list.filter(({ isArchived }) => !isArchived)
  if (draws.length === 0 && !first) return null
  return (
    <Stack gap={3}>
      {draws.length > 0 ? (
        <>
          <strong>{t('draws')}</strong>
          <p>{t('draw-help')}</p>
        </>
      ) : null}
      {draws.map((draw, at) => (
        <DrawEditor
          key={draw.id}
          draw={draw}
          banks={list}
          name={t('draw-number', { number: at + 1 })}
          onChange={(next) => change((now) => now.map((one) => (one.id === draw.id ? next : one)))}
          onRemove={() => change((now) => now.filter(({ id }) => id !== draw.id))}
        />
      ))}
      {first ? (
        <div>
          <Button
            icon={<PlusIcon size={16} />}
            isDisabled={draws.length >= 50}
            onPress={() => change((now) => [...now, newDraw(first.id)])}
          >
            {t('add-draw')}
          </Button>
        </div>
      ) : null}
    </Stack>
  )
}

function newDraw(bankId: BankId): Draw {
  const id = crypto.randomUUID() as DrawId
  return { id, bankId, count: 1, pointsEach: 1, folderIds: [], tags: [], difficulties: [] }
}

interface DrawEditorProps {
  draw: Draw
  banks: BankSummary[]
  name: string
  onChange: (draw: Draw) => void
  onRemove: () => void
}

function DrawEditor({ draw, banks, name, onChange, onRemove }: DrawEditorProps) {
  const t = useTranslations('bank')
  const tc = useTranslations('common')
  const choices = banks
    .filter(({ id, isArchived }) => !isArchived || id === draw.bankId)
    .map(({ id, title }) => ({ id: id as string, label: title }))
  return (
    <fieldset className={styles.draw}>
      <Stack gap={3}>
        <Row justify="between" wraps={false}>
          <legend>{name}</legend>
          <IconButton
            label={tc('labelled', { name: t('remove-draw'), text: name })}
            size="small"
            icon={<BinIcon />}
            onPress={onRemove}
          />
        </Row>
        <Grid>
          <Select
            label={t('bank')}
            choices={choices}
            value={draw.bankId as string}
            onChange={(bankId) => onChange({ ...draw, bankId: bankId as BankId, folderIds: [], tags: [] })}
          />
          <NumberField
            label={t('draw-count')}
            value={draw.count}
            onChange={(count) => onChange({ ...draw, count: Number.isNaN(count) ? 1 : count })}
            minValue={1}
            maxValue={200}
          />
          <NumberField
            label={t('points-each')}
            value={draw.pointsEach}
            onChange={(points) => onChange({ ...draw, pointsEach: Number.isNaN(points) ? 0 : points })}
            minValue={0}
            maxValue={1000}
            formatOptions={{ maximumFractionDigits: 2 }}
          />
        </Grid>
        <DrawFilters draw={draw} onChange={onChange} />
        <Fitting draw={draw} />
      </Stack>
    </fieldset>
  )
}

/** How many items of the bank fit now; publishing asks again, also whether draws leave each other enough. */
function Fitting({ draw: { bankId, folderIds, tags, difficulties, count: wanted } }: { draw: Draw }) {
  const t = useTranslations('bank')
  const input = { bankId, folderIds, tags, difficulties }
  const matching = useQuery(api.exam.bank.matching.queryOptions({ input }))
  if (matching.isError) return <Notice tone="warning">{t('bank-unknown')}</Notice>
  if (!matching.data) return null
  const { count } = matching.data
  if (count < wanted) return <Notice tone="danger">{t('fits-too-few', { count, wanted })}</Notice>
  return <p aria-live="polite">{t('fits', { count })}</p>
}
