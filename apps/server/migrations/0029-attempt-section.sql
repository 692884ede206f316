-- Sections with a time of their own, or without a way back, as a candidate opened them. When one's time is over is computed
-- from these columns and the attempt's, never stored while it runs: see section-clock.ts.
create table attempt_section (
  attempt_id uuid not null references attempt (id) on delete cascade,
  section_id uuid not null,
  -- As the revision says; the accommodation's factor comes on top. Null: only the whole counts.
  minutes integer check (minutes between 1 and 1440),
  -- The items of this candidate's paper in it: entries to them are late when its time is over.
  item_ids uuid[] not null,
  opened_at timestamptz not null,
  -- What the attempt's clock had stood, and been given, before: only what came afterwards belongs to this section.
  paused_milliseconds_before bigint not null,
  extra_minutes_before integer not null,
  -- Written when the attempt's clock is changed after this section's time was over: the change is not for it any more.
  closed_at timestamptz,
  -- When a candidate left it for good; only of a section without a way back.
  left_at timestamptz,
  primary key (attempt_id, section_id)
);
