-- Points by the items' own rules, written when an attempt is over. Counting again replaces them.
create table score (
  attempt_id uuid not null references attempt (id),
  item_id uuid not null,
  -- Of the answer that was scored; null when there was none.
  answer_hash text,
  points double precision not null,
  max double precision not null,
  needs_marking boolean not null,
  rule text not null,
  scored_at timestamptz not null,
  primary key (attempt_id, item_id)
);

-- Points by a person; every mark is kept, the latest counts and stands above the machine's.
create table mark (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  item_id uuid not null,
  person_id uuid not null references person (id),
  points double precision not null check (points >= 0),
  comment text not null,
  marked_at timestamptz not null
);
create index mark_attempt on mark (attempt_id, item_id, marked_at);

-- From this moment the candidate may see the result.
create table release (
  attempt_id uuid primary key references attempt (id),
  person_id uuid not null references person (id),
  released_at timestamptz not null
);
