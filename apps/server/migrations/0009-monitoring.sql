-- How far each outbox of a candidate's browser has been stored.
create table signal_outbox (
  attempt_id uuid not null references attempt (id),
  outbox_id uuid not null,
  up_to bigint not null,
  primary key (attempt_id, outbox_id)
);

-- Signals as they came, a row a batch. `judged_at` null: still to be judged.
create table signal_batch (
  attempt_id uuid not null references attempt (id),
  outbox_id uuid not null,
  first_seq bigint not null,
  n integer not null,
  received_at timestamptz not null,
  -- Added to the candidate's times it gives the server's, in milliseconds.
  clock_offset_ms double precision not null,
  observed_by text not null check (observed_by in ('candidate', 'server')),
  signals jsonb not null,
  judged_at timestamptz,
  primary key (attempt_id, outbox_id, first_seq)
);
create index signal_batch_time on signal_batch (attempt_id, received_at);
create index signal_batch_unjudged on signal_batch (received_at) where judged_at is null;
