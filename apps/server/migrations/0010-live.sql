-- What proctors and candidates wrote to each other. Without an attempt it went to the whole sitting.
create table message (
  id uuid primary key,
  sitting_id uuid not null references sitting (id),
  attempt_id uuid references attempt (id),
  sender text not null check (sender in ('proctor', 'candidate')),
  -- Null when the candidate wrote: the attempt says who that is.
  person_id uuid references person (id),
  kind text not null check (kind in ('message', 'warning')),
  body text not null,
  sent_at timestamptz not null,
  check ((sender = 'proctor') = (person_id is not null)),
  check (sender = 'proctor' or attempt_id is not null)
);
create index message_attempt on message (attempt_id, sent_at);
create index message_sitting on message (sitting_id, sent_at);

-- Stretches in which nothing was heard of a running attempt's screen for 15 s or more.
create table silence (
  attempt_id uuid not null references attempt (id),
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (attempt_id, from_at)
);
