-- How points came about, corrections of items, marking by two, dates of what is released, certificates.

-- `counts`: what a correction made of the item; `marking`: how far people are with the answer.
alter table score
  add column params jsonb not null default '{}',
  add column counts text not null default 'as-written'
    check (counts in ('as-written', 'full-for-all', 'for-nobody', 'bonus')),
  add column marking text not null default 'none' check (marking in ('none', 'half', 'differ', 'done')),
  add column marked_points double precision check (marked_points >= 0),
  add column marked_comment text not null default '',
  -- Null when two people’s points were put together.
  add column marked_by uuid references person (id);

update score
set marking = 'done', marked_points = latest.points, marked_comment = latest.comment, marked_by = latest.person_id
from (
  select distinct on (attempt_id, item_id) attempt_id, item_id, points, comment, person_id
  from mark
  order by attempt_id, item_id, marked_at desc
) as latest
where score.attempt_id = latest.attempt_id and score.item_id = latest.item_id;

-- What an item is worth in the end: null while a person has to decide.
create view counted_score as
select
  attempt_id,
  item_id,
  counts,
  case counts
    when 'full-for-all' then max
    when 'for-nobody' then 0
    else case
      when marking = 'done' then least(marked_points, max)
      when needs_marking then null
      else points
    end
  end as points,
  case when counts in ('for-nobody', 'bonus') then 0 else max end as max,
  max as worth,
  answer_hash is not null as is_answered
from score;

-- `is_final`: settles what two markers saw differently. `levels`: of the rubric, by criterion.
alter table mark
  add column is_final boolean not null default false,
  add column levels jsonb not null default '{}';

create table marking_plan (
  sitting_id uuid primary key references sitting (id),
  markers_each integer not null check (markers_each in (1, 2)),
  -- In percent of the item's points: a greater difference of two markers is settled by a third.
  threshold_percent double precision not null check (threshold_percent between 0 and 100),
  sharing text not null check (sharing in ('open', 'by-item', 'by-share')),
  leader_id uuid references person (id),
  changed_at timestamptz not null,
  changed_by uuid not null references person (id)
);

-- Who marks what of a sitting; without an item: a share of all.
create table marking_share (
  sitting_id uuid not null references sitting (id),
  person_id uuid not null references person (id),
  item_id uuid,
  unique nulls not distinct (sitting_id, person_id, item_id)
);

-- An item of a frozen revision as it counts for one sitting; the latest that was applied holds, and none is ever changed.
create table correction (
  id uuid primary key,
  sitting_id uuid not null references sitting (id),
  item_id uuid not null,
  -- The corrected item; null: as it is in the revision.
  item jsonb,
  counts text not null check (counts in ('as-written', 'full-for-all', 'for-nobody', 'bonus')),
  reason text not null,
  -- The one it takes back.
  undoes uuid references correction (id),
  person_id uuid not null references person (id),
  made_at timestamptz not null,
  state text not null check (state in ('waiting', 'applied', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  -- Attempts whose points it changed.
  changed integer not null default 0,
  applied_at timestamptz
);
create index correction_sitting on correction (sitting_id, item_id, made_at);
create unique index correction_one_at_a_time on correction (sitting_id) where state = 'waiting';

-- When candidates see which part of a released result.
create table release_plan (
  sitting_id uuid primary key references sitting (id),
  parts jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null references person (id)
);

-- A released result that changed is shown as changed.
alter table release
  add column changed_at timestamptz,
  add column changed_from double precision,
  add column changed_reason text not null default '';

-- With its number anybody can check a result that somebody shows on paper.
create table certificate (
  attempt_id uuid primary key references attempt (id),
  number text not null unique,
  issued_at timestamptz not null
);

-- Files made of a sitting's results by a job.
create table result_file (
  id uuid primary key,
  sitting_id uuid not null references sitting (id),
  kind text not null check (kind in ('list-pdf', 'certificates-pdf')),
  language text not null,
  person_id uuid not null references person (id),
  state text not null check (state in ('waiting', 'ready', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  created_at timestamptz not null,
  deletes_at timestamptz not null
);
create index result_file_sitting on result_file (sitting_id, created_at);
