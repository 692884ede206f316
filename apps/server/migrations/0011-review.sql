-- What a person concluded of an attempt. Every verdict is kept; the latest counts.
create table verdict (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  person_id uuid not null references person (id),
  verdict text not null check (verdict in ('clear', 'inconclusive', 'breach')),
  reason_code text not null,
  reason text not null,
  decided_at timestamptz not null
);
create index verdict_attempt on verdict (attempt_id, decided_at);

-- What a reviewer wrote down, at a moment of the attempt or on the whole of it.
create table note (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  person_id uuid not null references person (id),
  at timestamptz,
  body text not null,
  written_at timestamptz not null
);
create index note_attempt on note (attempt_id, written_at);
