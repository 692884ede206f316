import type pg from 'pg'

/** Describes the tables, views, indexes, triggers and functions of a migrated database, always in the same words and order. */
export async function describeSchema(pool: pg.Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string; columns: string[]; constraints: string[] }>(
    tableQuery,
  )
  const { rows: others } = await pool.query<{ definition: string }>(otherQuery)
  const described = tables.map(({ name, columns, constraints }) => {
    const lines = [...columns, ...(constraints ?? [])].map((line) => `  ${line}`)
    return `create table ${name} (\n${lines.join(',\n')}\n);`
  })
  return `-- What the migrations add up to. Made by a test, which compares it: vitest run described.test.ts -u\n\n${[
    ...described,
    ...others.map(({ definition }) => `${definition.trim()};`),
  ].join('\n\n')}\n`
}

const tableQuery = `
  select
    table_class.relname as name,
    (
      select array_agg(
        attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
          || case attidentity when '' then '' else ' generated as identity' end
          || case when adbin is null then '' else ' default ' || pg_get_expr(adbin, adrelid) end
        order by attnum
      )
      from pg_attribute
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = table_class.oid and attnum > 0 and not attisdropped
    ) as columns,
    (
      select array_agg(pg_get_constraintdef(oid) order by contype = 'p' desc, conname)
      from pg_constraint
      -- From version 18 on, "not null" is a constraint too; the columns say it already.
      where conrelid = table_class.oid and contype <> 'n'
    ) as constraints
  from pg_class as table_class
  where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
  order by relname`

const otherQuery = `
  select definition from (
    select 1 as kind, indexdef as definition, indexname::text as name
    from pg_indexes
    where schemaname = 'public'
      and not exists (select from pg_constraint where conname = indexname and connamespace = 'public'::regnamespace)
    union all
    select 2, pg_get_functiondef(oid), proname::text
    from pg_proc
    where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    union all
    select 3, pg_get_triggerdef(oid), tgrelid::regclass::text || tgname::text
    from pg_trigger
    where not tgisinternal
    union all
    select 4, 'create view ' || viewname || ' as ' || pg_get_viewdef(viewname::regclass), viewname::text
    from pg_views
    where schemaname = 'public'
  ) as others
  order by kind, name`
