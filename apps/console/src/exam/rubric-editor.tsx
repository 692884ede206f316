import { Button, IconButton } from '@invigil/design/button.tsx'
import { BinIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Section } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Item } from '@invigil/items/all.ts'
import { mostOfRubric, type RubricCriterion } from '@invigil/items/rubric.ts'
import { useTranslations } from 'use-intl'

interface RubricEditorProps {
  item: Item
  onChange: (item: Item) => void
}

/** What markers look at: criteria, each with levels and their points. */
export function RubricEditor({ item, onChange }: RubricEditorProps) {
  const t = useTranslations('parts.rubric')
  const criteria = item.rubric?.criteria ?? []
  function keep(changed: RubricCriterion[]) {
    const { rubric: _before, ...rest } = item
    onChange(changed.length === 0 ? (rest as Item) : { ...item, rubric: { criteria: changed } })
  }
  const most = mostOfRubric({ criteria })
  return (
    <Section title={t('title')} description={t('text')}>
      <Stack gap={4}>
        {criteria.map((criterion, at) => (
          <Criterion
            key={criterion.id}
            number={at + 1}
            criterion={criterion}
            onChange={(changed) => keep(criteria.map((one) => (one.id === changed.id ? changed : one)))}
            onRemove={() => keep(criteria.filter(({ id }) => id !== criterion.id))}
          />
        ))}
        {criteria.length > 0 ? <p>{t('most', { most, points: item.points })}</p> : null}
        <div>
          <Button
            size="small"
            isDisabled={criteria.length >= 20}
            onPress={() =>
              keep([...criteria, { id: newId(), title: '', levels: [newLevel(0), newLevel(item.points)] }])
            }
          >
            {t(criteria.length === 0 ? 'add' : 'add-criterion')}
          </Button>
        </div>
      </Stack>
    </Section>
  )
}

interface CriterionProps {
  number: number
  criterion: RubricCriterion
  onChange: (criterion: RubricCriterion) => void
  onRemove: () => void
}

function Criterion({ number, criterion, onChange, onRemove }: CriterionProps) {
  const t = useTranslations('parts.rubric')
  const { levels } = criterion
  const keep = (changed: RubricCriterion['levels']) => onChange({ ...criterion, levels: changed })
  return (
    <Stack gap={2}>
      <TextField
        label={t('criterion', { number })}
        value={criterion.title}
        onChange={(title) => onChange({ ...criterion, title })}
        maxLength={300}
        beside={
          <IconButton label={t('remove-criterion', { number })} icon={<BinIcon />} onPress={onRemove} />
        }
      />
      {levels.map((level, at) => (
        <Row key={level.id} align="end">
          <TextField
            label={t('level', { number: at + 1 })}
            value={level.title}
            onChange={(title) => keep(levels.map((one) => (one.id === level.id ? { ...one, title } : one)))}
            maxLength={200}
          />
          <NumberField
            label={t('points')}
            value={level.points}
            onChange={(points) =>
              keep(
                levels.map((one) =>
                  one.id === level.id ? { ...one, points: Number.isNaN(points) ? 0 : points } : one,
                ),
              )
            }
            minValue={0}
            maxValue={1000}
            formatOptions={{ maximumFractionDigits: 2 }}
          />
          <IconButton
            label={t('remove-level', { number: at + 1 })}
            icon={<BinIcon />}
            onPress={() => keep(levels.filter(({ id }) => id !== level.id))}
          />
        </Row>
      ))}
      <div>
        <Button
          size="small"
          kind="quiet"
          isDisabled={levels.length >= 10}
          onPress={() => keep([...levels, newLevel(0)])}
        >
          {t('add-level')}
        </Button>
      </div>
    </Stack>
  )
}

function newId(): string {
  return crypto.randomUUID().slice(0, 8)
}

function newLevel(points: number) {
  return { id: newId(), title: '', points }
}
