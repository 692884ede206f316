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
  const facts = [
    ...(answer
      ? [
          {
            name: t('your-answer'),
            value: answer.length > 0 ? <Lines kind={kind} lines={answer} /> : t('no-answer'),
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
      {feedback ? <Feedback kind={kind} feedback={feedback} /> : null}
    </details>
  )
}

function Lines({ kind, lines }: { kind: string; lines: readonly string[] }) {
  const t = useTranslations('after.result')
  return (
    <>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
        <div key={at} className={styles.line}>
          {kind === 'true-false' && (line === 'true' || line === 'false') ? t(line) : line}
        </div>
      ))}
    </>
  )
}

/** What the author of the question says of it, then of what was chosen. */
function Feedback({
  kind,
  feedback,
}: {
  kind: string
  feedback: NonNullable<OwnItemProps['item']['feedback']>
}) {
  const t = useTranslations('after.result')
  const isTyped = kind === 'short-answer' || kind === 'numeric'
  return (
    <div className={styles.feedback}>
      <h4>{t('feedback')}</h4>
      {feedback.html === '' ? null : <Html html={feedback.html} />}
      {feedback.options.map(({ option, html, isChosen }) => (
        <div key={option} className={styles.option}>
          <div className={styles.chosen}>
            {t(isChosen ? (isTyped ? 'you-typed' : 'you-chose') : 'right-was')}{' '}
            {kind === 'true-false' ? t(option === 'true' ? 'true' : 'false') : <Html html={option} />}
          </div>
          <Html html={html} />
        </div>
      ))}
    </div>
  )
}

function Html({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's renderer lets through nothing but text, images of ours and formulas
  return <div dangerouslySetInnerHTML={{ __html: html }} />
}
