-- Files of answers: a candidate's own, and pages photographed by a phone that joined for one item. They lie in pieces as
-- they came; a file is delivered when all pieces are there and its SHA-256 is the one it was announced with.

create table upload (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  item_id uuid not null,
  name text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null,
  -- What its first bytes say that it is; null until it is delivered, and for whatever no page shows.
  picture_type text,
  sent_by text not null check (sent_by in ('candidate', 'phone')),
  begun_at timestamptz not null,
  delivered_at timestamptz
);

create index upload_of_attempt on upload (attempt_id, item_id);

create table upload_piece (
  upload_id uuid not null references upload (id),
  number integer not null,
  received_at timestamptz not null,
  primary key (upload_id, number)
);

-- A link by which one phone may send pages for one item, and nothing else. It works once.
create table pages_link (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  item_id uuid not null,
  token_hash bytea not null unique,
  token_expires_at timestamptz not null,
  key_hash bytea unique,
  joined_at timestamptz
);

create index pages_link_of_attempt on pages_link (attempt_id, item_id);
