-- Whom a proctor answers for on the wall: their alerts go to that proctor first. Without a row they go to everybody.
create table charge (
  attempt_id uuid primary key references attempt (id) on delete cascade,
  sitting_id uuid not null references sitting (id) on delete cascade,
  person_id uuid not null references person (id),
  since timestamptz not null
);
create index charge_sitting on charge (sitting_id);

-- One proctor asks another to take over some candidates.
create table handover (
  id uuid primary key,
  sitting_id uuid not null references sitting (id) on delete cascade,
  from_person uuid not null references person (id),
  to_person uuid not null references person (id),
  attempt_ids uuid[] not null,
  offered_at timestamptz not null,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  check (from_person <> to_person),
  check ((answer is null) = (answered_at is null))
);
create index handover_open on handover (sitting_id) where answer is null;

-- An open wall, and whom it looks at closely. Its server says every few seconds that it is still there.
create table wall_viewer (
  id uuid primary key,
  sitting_id uuid not null references sitting (id) on delete cascade,
  person_id uuid not null references person (id),
  looks_at uuid references attempt (id) on delete set null,
  kept_at timestamptz not null
);
create index wall_viewer_sitting on wall_viewer (sitting_id);

-- Who sees to an alert; null when everybody may.
alter table alert add column assigned_to uuid references person (id);
