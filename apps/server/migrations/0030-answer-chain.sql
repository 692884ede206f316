-- Receipts of a journal form a chain; entries say how they came; which answer files were loaded.

-- Of entries from before there were chains, both are null.
alter table answer_log
  add column after_seq integer,
  add column chain text,
  add column origin text not null default 'browser' check (origin in ('browser', 'file'));

create table answer_file (
  attempt_id uuid not null references attempt (id) on delete cascade,
  hash text not null,
  saved_at timestamptz not null,
  loaded_at timestamptz not null,
  loaded_by uuid not null references person (id),
  entries integer not null,
  entries_new integer not null,
  primary key (attempt_id, hash)
);
