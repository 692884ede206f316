import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useTranslations } from 'use-intl'
import { freeOptionId, moved } from './change-content.ts'
import styles from './exam.module.css'
import { PinOption } from './pin-option.tsx'
import { RenderedText } from './rendered-text.tsx'
import { RowActions } from './row-actions.tsx'

type Choice = Extract<Item, { kind: 'single-choice' | 'multiple-choice' }>
type Option = Choice['options'][number]

interface ChoiceOptionsProps {
  examId: string
  item: Choice
  onChange: (item: Item) => void
}

/** The options of a choice, each with a mark whether it is right; of a single choice only one can be. */
export function ChoiceOptions({ item, onChange }: ChoiceOptionsProps) {
  const t = useTranslations('exam')
  const { options } = item
  const change = (next: Option[]) => onChange({ ...item, options: next })

  function mark(id: string, isCorrect: boolean) {
    const others = (option: Option) => (item.kind === 'single-choice' && isCorrect ? false : option.isCorrect)
    change(options.map((option) => ({ ...option, isCorrect: option.id === id ? isCorrect : others(option) })))
  }

  function share(id: string, percent: number) {
    const isCorrect = item.kind === 'single-choice' ? percent === 100 : percent > 0
    change(options.map((option) => (option.id === id ? { ...option, percent, isCorrect } : option)))
  }

  return (
    <Stack gap={2}>
      <strong>{t('options')}</strong>
      <p className={styles.quiet}>
        {item.kind === 'single-choice' ? t('options-single') : t('options-multiple')}
      </p>
      <ul className={styles.options}>
        {options.map((option, at) => (
          <OptionRow
            key={option.id}
            option={option}
            name={t('option-number', { number: at + 1 })}
            isLast={at === options.length - 1}
            least={item.kind === 'single-choice' ? 0 : -100}
            onMark={(isCorrect) => mark(option.id, isCorrect)}
            onShare={(percent) => share(option.id, percent)}
            onText={(text) => change(options.map((one) => (one.id === option.id ? { ...one, text } : one)))}
            onPin={
              item.keepsOrder
                ? undefined
                : (isPinned) =>
                    change(options.map((one) => (one.id === option.id ? { ...one, isPinned } : one)))
            }
            onMove={(by) => change(moved(options, at, at + by))}
            onRemove={() => change(options.filter(({ id }) => id !== option.id))}
          />
        ))}
      </ul>
      <div>
        <Button
          size="small"
          icon={<PlusIcon size={16} />}
          isDisabled={options.length >= 30}
          onPress={() => change([...options, newOption(options)])}
        >
          {t('add-option')}
        </Button>
      </div>
      <Checkbox isSelected={item.keepsOrder} onChange={(keepsOrder) => onChange({ ...item, keepsOrder })}>
        {t('keeps-order')}
      </Checkbox>
    </Stack>
  )
}

/** An option more; where the others have shares of the points, it has none yet. */
function newOption(options: Option[]): Option {
  const option = { id: freeOptionId(options.map(({ id }) => id)), text: '', isCorrect: false }
  return options.some(({ percent }) => percent !== undefined) ? { ...option, percent: 0 } : option
}

interface OptionRowProps {
  option: Option
  name: string
  isLast: boolean
  /** The smallest share of the points, in percent. */
  least: number
  onShare: (percent: number) => void
  onMark: (isCorrect: boolean) => void
  onText: (text: string) => void
  /** Left out where no option is ever shuffled. */
  onPin: ((isPinned: boolean) => void) | undefined
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function OptionRow({
  option,
  name,
  isLast,
  least,
  onMark,
  onShare,
  onText,
  onPin,
  onMove,
  onRemove,
}: OptionRowProps) {
  const t = useTranslations('exam')
  return (
    <li className={styles.option} data-correct={option.isCorrect || undefined}>
      {option.percent === undefined ? (
        <Checkbox isSelected={option.isCorrect} onChange={onMark}>
          {t('is-right')}
        </Checkbox>
      ) : (
        <NumberField
          label={t('share-of-points')}
          value={option.percent}
          onChange={(percent) => onShare(Number.isNaN(percent) ? 0 : percent)}
          minValue={least}
          maxValue={100}
          formatOptions={{ maximumFractionDigits: 5 }}
        />
      )}
      <div className={styles.optionText}>
        <TextField aria-label={name} label={name} value={option.text} onChange={onText} maxLength={20_000} />
        {/[$*_`]|!\[/.test(option.text) ? <RenderedText text={option.text} /> : null}
        {onPin ? (
          <PinOption
            text={option.text}
            isPinned={option.isPinned ?? false}
            isOffered={isLast}
            onPin={onPin}
          />
        ) : null}
      </div>
      <RowActions name={name} onMove={onMove} onRemove={onRemove} />
    </li>
  )
}
