import { Button, IconButton } from '@invigil/design/button.tsx'
import { ChevronLeftIcon } from '@invigil/design/icons.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Group } from 'react-aria-components/Group'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { type CalculatorMode, reckon } from './evaluate.ts'
import styles from './tools.module.css'

interface Entry {
  text: string
  value: number
}

/** Reckons what is typed or pressed. Nothing of it is sent anywhere. */
export function Calculator({ kind }: { kind: CalculatorMode['kind'] }) {
  const t = useTranslations('tools.calculator')
  const show = useShownNumber()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [angle, setAngle] = useState<CalculatorMode['angle']>('degrees')
  const [history, setHistory] = useState<readonly Entry[]>([])
  const [said, setSaid] = useState('')

  function equals(): void {
    const reckoned = reckon(text, { kind, angle })
    setSaid('problem' in reckoned ? t(`problems.${reckoned.problem}`) : `= ${show(reckoned.value)}`)
    if ('problem' in reckoned) return
    setHistory([{ text, value: reckoned.value }, ...history].slice(0, 20))
  }

  function press(sign: string): void {
    const { selectionStart, selectionEnd } = field.current ?? {}
    const [from, to] = [selectionStart ?? text.length, selectionEnd ?? text.length]
    put(text.slice(0, from) + sign + text.slice(to), from + sign.length)
  }

  function back(): void {
    const from = field.current?.selectionStart ?? text.length
    if (from > 0) put(text.slice(0, from - 1) + text.slice(from), from - 1)
  }

  function put(next: string, caret: number): void {
    setText(next)
    setSaid('')
    // The caret stays where the sign went in, though the focus is on a key.
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret))
  }

  function keyDown(event: KeyboardEvent): void {
    const [last] = history
    if (event.key === 'Enter' || event.key === '=') {
      event.preventDefault()
      equals()
    } else if (event.key === 'ArrowUp' && last) {
      event.preventDefault()
      put(last.text, last.text.length)
    }
  }

  return (
    <Stack gap={2}>
      <input
        ref={field}
        className={styles.reckoning}
        aria-label={t('input')}
        aria-describedby="calculator-help"
        value={text}
        onChange={(event) =>
          put(event.target.value, event.target.selectionStart ?? event.target.value.length)
        }
        onKeyDown={keyDown}
        maxLength={200}
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
      />
      <output className={styles.result} aria-label={t('result')}>
        {said}
      </output>
      {kind === 'scientific' ? (
        <RadioGroup
          label={t('angle')}
          look="row"
          choices={[
            { id: 'degrees', label: t('degrees') },
            { id: 'radians', label: t('radians') },
          ]}
          value={angle}
          onChange={setAngle}
        />
      ) : null}
      <Row>
        <Button size="small" onPress={() => put('', 0)}>
          {t('clear')}
        </Button>
        <IconButton size="small" label={t('back')} icon={<ChevronLeftIcon />} onPress={back} />
        <Button size="small" kind="primary" onPress={equals}>
          {`= ${t('equals')}`}
        </Button>
      </Row>
      <Keys kind={kind} onPress={press} />
      <History history={history} show={show} onUse={press} />
      <p id="calculator-help" className={styles.help}>
        {t('help')}
      </p>
    </Stack>
  )
}

const digits = ['7', '8', '9', '÷', '4', '5', '6', '×', '1', '2', '3', '−', '0', 'mark', '%', '+']
const more = ['(', ')', '√(']
const scientific = [
  '^',
  '²',
  '!',
  'π',
  'e',
  'E',
  'sin(',
  'cos(',
  'tan(',
  'asin(',
  'acos(',
  'atan(',
  'ln(',
  'log(',
  'exp(',
]

function Keys({ kind, onPress }: { kind: CalculatorMode['kind']; onPress: (sign: string) => void }) {
  const t = useTranslations('tools.calculator')
  const mark = useDecimalMark()
  const upper = kind === 'scientific' ? [...more, ...scientific] : more
  const key = (sign: string) => (
    <button
      key={sign}
      type="button"
      className={styles.key}
      onClick={() => onPress(sign === 'mark' ? mark : sign)}
    >
      {sign === 'mark' ? mark : sign.replace('(', sign.length > 1 ? '' : '(')}
    </button>
  )
  return (
    <Group aria-label={t('keys')} className={styles.keyboard}>
      <div className={styles.upper}>{upper.map(key)}</div>
      <div className={styles.digits}>{digits.map(key)}</div>
    </Group>
  )
}

function History({
  history,
  show,
  onUse,
}: {
  history: readonly Entry[]
  show: (value: number) => string
  onUse: (sign: string) => void
}) {
  const t = useTranslations('tools.calculator')
  const mark = useDecimalMark()
  if (history.length === 0) return null
  return (
    <div>
      <h3 className={styles.small}>{t('history')}</h3>
      <ol className={styles.history}>
        {history.map(({ text, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same sum may be reckoned twice
          <li key={`${history.length - index} ${text}`}>
            <span>{`${text} =`}</span>
            <button
              type="button"
              className={styles.used}
              aria-label={t('use-again', { number: show(value) })}
              onClick={() => onUse(typed(value, mark))}
            >
              {show(value)}
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A value as one would type it: no groups of digits, and `E` for a power of ten. */
function typed(value: number, mark: string): string {
  const rounded = Number(value.toPrecision(12))
  return (rounded < 0 ? `(${rounded})` : String(rounded))
    .replace('e', 'E')
    .replace('E+', 'E')
    .replace('.', mark)
}

function useShownNumber(): (value: number) => string {
  const format = useFormatter()
  return (value) => {
    const size = Math.abs(value)
    const isPlain = value === 0 || (size >= 1e-6 && size < 1e12)
    return format.number(value, {
      notation: isPlain ? 'standard' : 'scientific',
      maximumSignificantDigits: 12,
    })
  }
}

function useDecimalMark(): string {
  const parts = new Intl.NumberFormat(useLocale()).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
}
