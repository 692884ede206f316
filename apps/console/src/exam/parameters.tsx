import { Button } from '@invigil/design/button.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import type { Item } from '@invigil/items/all.ts'
import type { Parameter } from '@invigil/items/parameter.ts'
import { parameterProblems, valuesOf } from '@invigil/items/variant.ts'
import { useTranslations } from 'use-intl'
import { moved } from './change-content.ts'
import styles from './exam.module.css'
import { ParameterRow } from './parameter-row.tsx'

interface ParametersProps {
  item: Item
  onChange: (item: Item) => void
}

const seeds = ['first', 'second', 'third']

/** The values of an item that differ from candidate to candidate, and what three of them would get. */
export function Parameters({ item, onChange }: ParametersProps) {
  const t = useTranslations()
  const parameters = item.parameters ?? []
  const { parameters: _own, ...without } = item
  const change = (next: Parameter[]) =>
    onChange(next.length > 0 ? { ...item, parameters: next } : (without as Item))
  const problems = parameterProblems(item, seeds)
  return (
    <details className={styles.more} open={parameters.length > 0}>
      <summary>{t('bank.parameters')}</summary>
      <Stack gap={3}>
        <p className={styles.quiet}>{t('bank.parameters-help')}</p>
        {parameters.map((parameter, at) => (
          <ParameterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a parameter is known by its place while its name is typed
            key={at}
            parameter={parameter}
            number={at + 1}
            onChange={(next) => change(parameters.with(at, next))}
            onMove={(by) => change(moved(parameters, at, at + by))}
            onRemove={() => change(parameters.toSpliced(at, 1))}
          />
        ))}
        <div>
          <Button
            size="small"
            icon={<PlusIcon size={16} />}
            isDisabled={parameters.length >= 20}
            onPress={() => change([...parameters, newParameter(parameters)])}
          >
            {t('bank.add-parameter')}
          </Button>
        </div>
        {problems.length > 0 ? (
          <ul className={styles.problems}>
            {problems.map(({ code, params = {} }) => (
              <li key={`${code}-${params.name}`}>{t(`items.problems.${code}` as never, params as never)}</li>
            ))}
          </ul>
        ) : null}
        {parameters.length > 0 ? <Examples item={item} /> : null}
      </Stack>
    </details>
  )
}

/** The first letter that no parameter is called yet. */
function newParameter(taken: Parameter[]): Parameter {
  const names = taken.map(({ name }) => name)
  const name = [...'abcdfghjkmnpqrstuvwxyz'].find((letter) => !names.includes(letter)) ?? 'a'
  return { from: 'range', name, least: '1', most: '10', step: '1' }
}

function Examples({ item }: { item: Item }) {
  const t = useTranslations('bank')
  return (
    <div>
      <strong>{t('examples')}</strong>
      <ul>
        {seeds.map((seed) => (
          <li key={seed}>
            {[...valuesOf(item, seed).values].map(([name, value]) => `${name} = ${value}`).join(', ')}
          </li>
        ))}
      </ul>
    </div>
  )
}
