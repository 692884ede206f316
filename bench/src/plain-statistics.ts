import type { SittingId } from '@invigil/contract/ids.ts'
import { openDatabase } from '@invigil/server/src/platform/database.ts'

const statements = [
  // Difficulty, corrected point-biserial, and the variances that alpha without each item is made of.
  `with whole as (
    select c.attempt_id, sum(c.points) as total from counted_score c join attempt a on a.id = c.attempt_id
    where a.sitting_id = $1 group by c.attempt_id
  )
  select c.item_id, avg(c.points / c.worth) as difficulty, corr(c.points, w.total - c.points) as discrimination,
    var_samp(c.points) as variance, var_samp(w.total - c.points) as rest
  from counted_score c join whole w on w.attempt_id = c.attempt_id group by c.item_id`,
  `select count(*), avg(total), percentile_cont(0.5) within group (order by total), stddev_samp(total), min(total), max(total)
  from (
    select sum(c.points) as total from counted_score c join attempt a on a.id = c.attempt_id
    where a.sitting_id = $1 group by c.attempt_id
  ) whole`,
  // Who chose what, of all, of the best and of the last 27 %.
  `with whole as (
    select c.attempt_id, percent_rank() over (order by sum(c.points) desc) as place
    from counted_score c join attempt a on a.id = c.attempt_id where a.sitting_id = $1 group by c.attempt_id
  )
  select n.item_id, n.body ->> 'chosen' as chosen, count(*) as all, count(*) filter (where place <= 0.27) as upper,
    count(*) filter (where place >= 0.73) as lower
  from whole w join counted_answer n on n.attempt_id = w.attempt_id group by 1, 2`,
  // The time each item took, of all attempts.
  `with step as (
    select l.attempt_id, l.item_id,
      extract(epoch from l.written_at - lag(l.written_at) over (partition by l.attempt_id, l.journal_id order by l.seq)) as seconds
    from answer_log l join attempt a on a.id = l.attempt_id where a.sitting_id = $1
  ), spent as (select attempt_id, item_id, sum(least(900, seconds)) as seconds from step group by 1, 2)
  select item_id, percentile_cont(0.5) within group (order by seconds) from spent group by item_id`,
]

/** The figures of a sitting as one would ask a database for them, one statement after the other; answers all difficulties added up. */
export async function inPlainSql(host: string, sittingId: SittingId): Promise<number> {
  const { db, pool } = openDatabase({ host, database: 'postgres' }, { size: 1, report: () => undefined })
  try {
    await pool.query('set statement_timeout = 0')
    const answers = []
    for (const text of statements)
      answers.push(await pool.query({ text, values: [sittingId], ...{ query_timeout: 120_000 } }))
    const lines: { difficulty: number }[] = answers[0]?.rows ?? []
    return lines.reduce((sum, { difficulty }) => sum + difficulty, 0)
  } finally {
    await db.destroy()
  }
}
