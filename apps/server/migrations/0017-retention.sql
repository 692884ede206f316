-- The recording of this attempt, or of the hall camera with this id, was erased: nothing of it is given out any more, and
-- nothing new is taken in.
create table erased_recording (
  attempt_id uuid primary key,
  erased_at timestamptz not null
);

-- Keeps what would be erased, of one attempt, of a sitting's or of an exam's attempts, until a person ends it.
create table legal_hold (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  attempt_id uuid references attempt (id),
  sitting_id uuid references sitting (id),
  exam_id uuid references exam (id),
  reason text not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz,
  end_reason text,
  check (num_nonnulls(attempt_id, sitting_id, exam_id) = 1),
  check (num_nonnulls(ended_by, ended_at, end_reason) in (0, 3))
);
create index legal_hold_open on legal_hold (organisation_id, made_at) where ended_at is null;

-- Receipts of deletion. A row is never changed but for the two marks of what was finished after it.
create table erasure (
  number text primary key,
  attempt_id uuid not null unique references attempt (id),
  organisation_id uuid not null references organisation (id),
  erased_at timestamptz not null,
  why text not null check (why in ('clock', 'request', 'person')),
  receipt jsonb not null,
  -- SHA-256 of the receipt as canonical JSON, hex.
  hash text not null,
  -- Ed25519 over the same bytes, hex, and the key that signed.
  signature text not null,
  key_id text not null,
  -- Its line stands in the ledger, a file outside of the database.
  in_ledger_at timestamptz,
  -- No file with the recording is left.
  files_deleted_at timestamptz
);
create index erasure_organisation on erasure (organisation_id, erased_at desc);
create index erasure_unfinished on erasure (erased_at) where in_ledger_at is null or files_deleted_at is null;
