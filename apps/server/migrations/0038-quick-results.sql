-- Large sittings: what is counted is not looked through again, and figures are kept until something changes them.

-- Few entries come late, so that nearly no entry is written here.
create index answer_log_late on answer_log (attempt_id, item_id) where is_late;

-- Every answer of a sitting is counted as long as `handed_in` holds: how many attempts were over, entries and files there.
-- All of these only grow, so that the same numbers are the same rows.
create table counted_sitting (
  sitting_id uuid primary key references sitting (id),
  handed_in text not null,
  counted_at timestamptz not null
);

-- The figures of a large sitting. `basis` says what they were reckoned from; while they are reckoned anew the old ones stay.
create table sitting_statistics (
  sitting_id uuid primary key references sitting (id),
  state text not null check (state in ('waiting', 'ready', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  ordered_at timestamptz not null,
  basis text,
  figures jsonb
);
