-- A late answer counts when a person decides so. The law: what came late is kept and marked, and a person decides.

-- Append-only: of an answer the latest decision holds.
create table late_decision (
  id uuid primary key,
  attempt_id uuid not null references attempt (id) on delete cascade,
  item_id uuid not null,
  -- The entry that counts from then on; null: what came in time counts again.
  journal_id uuid,
  seq integer,
  reason text not null,
  person_id uuid not null references person (id),
  decided_at timestamptz not null,
  check ((journal_id is null) = (seq is null))
);
create index late_decision_of_answer on late_decision (attempt_id, item_id, decided_at, id);

-- Late answers that count because somebody decided so; few.
create view late_counted as
select log.attempt_id, log.item_id, log.body, log.hash, log.received_at
from late_decision holding
join answer_log log
  on log.attempt_id = holding.attempt_id and log.journal_id = holding.journal_id and log.seq = holding.seq
where not exists (
  select from late_decision later
  where later.attempt_id = holding.attempt_id and later.item_id = holding.item_id
    and (later.decided_at, later.id) > (holding.decided_at, holding.id)
);

-- The answers that count: the latest in time, or the late one that a person accepted.
create view counted_answer as
select answer.attempt_id, answer.item_id, answer.body, answer.hash, answer.received_at
from answer
where not exists (
  select from late_counted
  where late_counted.attempt_id = answer.attempt_id and late_counted.item_id = answer.item_id
)
union all
select attempt_id, item_id, body, hash, received_at from late_counted;

-- Files that came whole and that no version of the answer names: of a phone whose computer never came back.
create view unnamed_upload as
select upload.*
from upload
where delivered_at is not null and not exists (
  select from answer_log log
  where log.attempt_id = upload.attempt_id and log.item_id = upload.item_id
    and strpos(log.body::text, upload.id::text) > 0
);

-- Which answer was marked: the SHA-256 of its entry, empty where there was none, null for marks from before.
alter table mark add column answer_hash text;
