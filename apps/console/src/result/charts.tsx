import type { ExamStatistics, ItemStatistics } from '@invigil/contract/statistics.ts'
import { Table } from '@invigil/design/table.tsx'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './charts.module.css'

const [width, height, inset] = [640, 220, 48]

/** How many attempts have how many points: bars, and the same as a table. */
export function Distribution({ steps }: { steps: ExamStatistics['distribution'] }) {
  const t = useTranslations('result.statistics')
  const format = useFormatter()
  const figure = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const most = Math.max(1, ...steps.map(({ count }) => count))
  const step = (width - 2 * inset) / Math.max(1, steps.length)
  const said = (one: (typeof steps)[number]) =>
    t('distribution-bar', { from: figure(one.from), to: figure(one.to), count: one.count })
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('distribution')}>
        <line className={styles.axis} x1={inset} x2={width - inset} y1={height - inset} y2={height - inset} />
        {steps.map((one, at) => {
          const size = ((height - 2 * inset) * one.count) / most
          return (
            <rect
              key={one.from}
              className={styles.bar}
              x={inset + at * step + 1}
              y={height - inset - size}
              width={Math.max(1, step - 2)}
              height={size}
            >
              <title>{said(one)}</title>
            </rect>
          )
        })}
        <text className={styles.word} x={inset} y={height - 12}>
          {figure(steps[0]?.from ?? 0)}
        </text>
        <text className={styles.word} x={width - inset} y={height - 12} textAnchor="end">
          {figure(steps.at(-1)?.to ?? 0)}
        </text>
        <text className={styles.word} x={inset - 6} y={inset + 4} textAnchor="end">
          {figure(most)}
        </text>
      </svg>
      <details>
        <summary>{t('as-table')}</summary>
        <Table
          label={t('distribution')}
          rows={steps.filter(({ count }) => count > 0)}
          rowId={({ from }) => String(from)}
          columns={[
            {
              id: 'from',
              title: t('from'),
              align: 'end',
              isRowHeader: true,
              cell: ({ from }) => figure(from),
            },
            { id: 'to', title: t('to'), align: 'end', cell: ({ to }) => figure(to) },
            { id: 'count', title: t('attempts'), align: 'end', cell: ({ count }) => figure(count) },
          ]}
        />
      </details>
    </figure>
  )
}

/** Each question at its difficulty (right is easy) and discrimination (up is better); the table below says the same. */
export function ItemMap({ items }: { items: ItemStatistics[] }) {
  const t = useTranslations('result.statistics')
  const format = useFormatter()
  const figure = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const placed = items.flatMap(({ itemNumber, difficulty, discrimination }) =>
    difficulty === null || discrimination === null ? [] : [{ itemNumber, difficulty, discrimination }],
  )
  if (placed.length === 0) return null
  const least = Math.min(0, ...placed.map(({ discrimination }) => discrimination))
  const x = (difficulty: number) => inset + Math.min(1, Math.max(0, difficulty)) * (width - 2 * inset)
  const y = (discrimination: number) =>
    height - inset - ((discrimination - least) / (1 - least)) * (height - 2 * inset)
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('map')}>
        <line className={styles.axis} x1={inset} x2={width - inset} y1={y(0)} y2={y(0)} />
        <line className={styles.guide} x1={inset} x2={width - inset} y1={y(0.2)} y2={y(0.2)} />
        {placed.map((item) => (
          <g key={item.itemNumber}>
            <circle
              className={styles.point}
              data-weak={item.discrimination < 0.2 || undefined}
              cx={x(item.difficulty)}
              cy={y(item.discrimination)}
              r={5}
            >
              <title>
                {t('map-point', {
                  number: item.itemNumber,
                  difficulty: figure(item.difficulty),
                  discrimination: figure(item.discrimination),
                })}
              </title>
            </circle>
            <text className={styles.word} x={x(item.difficulty) + 8} y={y(item.discrimination) + 4}>
              {item.itemNumber}
            </text>
          </g>
        ))}
        <text className={styles.word} x={inset} y={height - 10}>
          {`${t('difficulty')} 0`}
        </text>
        <text className={styles.word} x={width - inset} y={height - 10} textAnchor="end">
          1
        </text>
      </svg>
      <figcaption>{t('map')}</figcaption>
    </figure>
  )
}
