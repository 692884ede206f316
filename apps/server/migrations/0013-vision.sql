-- What the server saw when it looked at what a candidate's browser had noticed, or at a stretch of which it said nothing
-- (kind 'quiet'). One row an episode.
create table signal_recheck (
  attempt_id uuid not null references attempt (id),
  episode text not null,
  kind text not null,
  outcome text not null check (outcome in ('confirmed', 'not-confirmed', 'not-checkable')),
  -- The stretch that was looked at, by the server's clock.
  from_at timestamptz not null,
  to_at timestamptz not null,
  at timestamptz not null,
  models jsonb not null,
  detail jsonb not null,
  primary key (attempt_id, episode)
);

-- A recording judged again by later sensors and detectors, beside what was judged at the time and never over it.
create table rejudgement (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  at timestamptz not null,
  -- Who asked for it, in words of the machine it ran on.
  by text not null,
  version text not null,
  detectors jsonb not null,
  models jsonb not null,
  frames integer not null,
  difference jsonb not null
);
create index rejudgement_attempt on rejudgement (attempt_id, at);

create table rejudged_signal (
  rejudgement_id uuid not null references rejudgement (id),
  seq integer not null,
  signal jsonb not null,
  primary key (rejudgement_id, seq)
);
