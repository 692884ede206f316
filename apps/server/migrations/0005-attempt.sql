-- One candidate's go at a sitting. Its end is computed from these columns, never stored: see clock.ts.
create table attempt (
  id uuid primary key,
  registration_id uuid not null unique references registration (id),
  sitting_id uuid not null references sitting (id),
  person_id uuid not null references person (id),
  state text not null check (state in
    ('expected', 'checking-in', 'waiting', 'running', 'paused', 'submitted', 'expired', 'terminated')),
  -- Decides the order of items and options of this candidate's paper.
  seed text not null,
  opening integer not null default 0,
  created_at timestamptz not null,
  admitted_at timestamptz,
  started_at timestamptz,
  paused_at timestamptz,
  pause_reason text,
  paused_milliseconds bigint not null default 0,
  extra_minutes integer not null default 0,
  ended_at timestamptz,
  end_reason text
);

create index attempt_sitting on attempt (sitting_id);
create index attempt_not_over on attempt (state) where ended_at is null;

-- Everything that ever happened to an attempt, and who did it.
create table attempt_change (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  at timestamptz not null,
  kind text not null check (kind in ('moved', 'opened', 'admitted', 'extended')),
  from_state text not null,
  to_state text not null,
  by text not null check (by in ('candidate', 'staff', 'clock', 'policy')),
  person_id uuid references person (id),
  reason text not null,
  detail jsonb not null,
  check ((by = 'staff') = (person_id is not null))
);

create index attempt_change_attempt on attempt_change (attempt_id, at);

-- Each time the attempt was opened on a device; the highest opening holds it. Keys are stored as their SHA-256.
create table attempt_opening (
  attempt_id uuid not null references attempt (id),
  opening integer not null,
  key_hash bytea not null unique,
  opened_at timestamptz not null,
  user_agent text not null,
  primary key (attempt_id, opening)
);

-- Every journal entry ever acknowledged. No reference to attempt: its check would lock the attempt's row for each save.
-- json, not jsonb: an answer may hold what jsonb refuses (U+0000), and it is kept all the same.
create table answer_log (
  attempt_id uuid not null,
  journal_id uuid not null,
  seq integer not null,
  opening integer not null,
  item_id uuid not null,
  body json not null,
  hash text not null,
  written_at timestamptz not null,
  received_at timestamptz not null,
  is_late boolean not null,
  primary key (attempt_id, journal_id, seq)
);

create index answer_log_received on answer_log (attempt_id, received_at);

-- The latest answer to each item, without late ones: the highest opening decides, then the highest seq.
create table answer (
  attempt_id uuid not null,
  item_id uuid not null,
  opening integer not null,
  seq integer not null,
  journal_id uuid not null,
  body json not null,
  hash text not null,
  received_at timestamptz not null,
  primary key (attempt_id, item_id)
);

create table submission (
  attempt_id uuid primary key references attempt (id),
  number text not null unique,
  submitted_at timestamptz not null,
  how text not null check (how in ('by-candidate', 'time-over', 'by-proctor')),
  -- The journal that handed in and its last entry, as the candidate's browser said; null when it was not the candidate.
  journal_id uuid,
  last_seq integer
);
