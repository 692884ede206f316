import type { OwnResult } from '@invigil/contract/result.ts'
import { Facts } from '@invigil/design/section.tsx'
import { useTranslations } from 'use-intl'
import styles from './own-item.module.css'

interface OwnItemProps {
  item: Omit<OwnResult['items'][number], 'itemId'>
}

/** One question of one's own result: what was asked and answered, what gave the points, what would have been right. */
export function OwnItem({ item }: OwnItemProps) {
  const t = useTranslations('after.result')
  const rules = useTranslations('items.rules')
  const {
    itemNumber,
    kind,
    html,
    points,
    max,
    counts,
    rule,
    params,
    isByHand,
    answer,
    comment,
    feedback,
    key,
  } = item
  const byRule = rule && rule !== 'by-hand' ? rules(rule, params as never) : ''
  const reason =
    counts === 'full-for-all' || counts === 'for-nobody' ? t(counts) : isByHand ? t('by-hand') : byRule
  // What is said of a gap stands beside its answer, or with the rest where there is none to stand beside.
  const isBeside = answer !== null && answer.length > 0
  const [ofGaps, others] = isBeside ? parted(feedback?.options ?? []) : [[], feedback?.options ?? []]
  const facts = [
    ...(answer
      ? [
          {
            name: t('your-answer'),
            value: answer.length > 0 ? <Lines kind={kind} lines={answer} said={ofGaps} /> : t('no-answer'),
          },
        ]
      : []),
    ...(points === null ? [] : [{ name: t('score'), value: `${t('points', { points, max })} · ${reason}` }]),
    ...(counts === 'bonus' ? [{ name: t('score'), value: t('bonus') }] : []),
    ...(comment ? [{ name: t('comment'), value: comment }] : []),
    ...(key && key.length > 0 ? [{ name: t('key'), value: <Lines kind={kind} lines={key} /> }] : []),
  ]
  return (
    <details className={styles.item}>
      <summary>
        {t('item-title', { number: itemNumber })}
        {points === null ? null : ` · ${t('points', { points, max })}`}
      </summary>
      <div className={styles.question}>
        <Html html={html} />
      </div>
      <Facts facts={facts} />
      {feedback && (feedback.html !== '' || others.length > 0) ? (
        <Feedback kind={kind} html={feedback.html} options={others} />
      ) : null}
    </details>
  )
}

type Said = NonNullable<OwnItemProps['item']['feedback']>['options'][number]

function parted(options: readonly Said[]): [Said[], Said[]] {
  return [options.filter(({ gap }) => gap !== null), options.filter(({ gap }) => gap === null)]
}

interface LinesProps {
  kind: string
  lines: readonly string[]
  /** What is said of the gaps, each of which has its line. */
  said?: readonly Said[]
}

function Lines({ kind, lines, said = [] }: LinesProps) {
  const t = useTranslations('after.result')
  return (
    <>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <div key={at} className={styles.line}>
          {kind === 'true-false' && (line === 'true' || line === 'false') ? t(line) : line}
          {said
            .filter(({ gap }) => gap === at + 1)
            .toSorted((one, other) => Number(other.isChosen) - Number(one.isChosen))
            .map((one) => (
              <SaidOf key={`${one.isChosen} ${one.option}`} kind={kind} said={one} isBeside />
            ))}
        </div>
      ))}
    </>
  )
}

/** What the author of the question says of it, then of what was chosen. */
function Feedback({ kind, html, options }: { kind: string; html: string; options: readonly Said[] }) {
  const t = useTranslations('after.result')
  return (
    <div className={styles.feedback}>
      <h4>{t('feedback')}</h4>
      {html === '' ? null : <Html html={html} />}
      {options.map((said) => (
        <SaidOf key={`${said.gap} ${said.isChosen} ${said.option}`} kind={kind} said={said} />
      ))}
    </div>
  )
}

/** What is said of one option; beside an answer that was given there it need not be named again. */
function SaidOf({ kind, said, isBeside = false }: { kind: string; said: Said; isBeside?: boolean }) {
  const t = useTranslations('after.result')
  const { option, html, isChosen, isTyped, gap } = said
  return (
    <div className={styles.option}>
      {isBeside && isChosen ? null : (
        <div className={styles.chosen}>
          {gap === null || isBeside ? null : `${t('gap', { number: gap })} · `}
          {t(isChosen ? (isTyped ? 'you-typed' : 'you-chose') : 'right-was')}{' '}
          {kind === 'true-false' ? t(option === 'true' ? 'true' : 'false') : <Html html={option} />}
        </div>
      )}
      <Html html={html} />
    </div>
  )
}

function Html({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's renderer lets through nothing but text, images of ours and formulas
  return <div dangerouslySetInnerHTML={{ __html: html }} />
}
