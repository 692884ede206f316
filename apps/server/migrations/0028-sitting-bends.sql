-- Breaks of a candidate; groups, rooms and windows of a sitting; who comes late; what an outage took.

alter table attempt
  -- Set while a break runs: the attempt is paused then, by the candidate.
  add column break_started_at timestamptz,
  -- The length of all breaks that are over; it is in paused_milliseconds as well.
  add column break_milliseconds bigint not null default 0;

alter table attempt_change drop constraint attempt_change_kind_check;
alter table attempt_change add constraint attempt_change_kind_check
  check (kind in ('moved', 'opened', 'admitted', 'extended', 'let-in-late'));

-- Which revision a candidate's paper is made of and scored by: the sitting's, or the other one of an accommodation.
create view attempt_revision as
  select attempt.id as attempt_id, coalesce(accommodation.alternative_revision_id, sitting.revision_id) as revision_id
  from attempt
  join sitting on sitting.id = attempt.sitting_id
  left join accommodation on accommodation.registration_id = attempt.registration_id;

alter table sitting
  add column purpose text not null default 'exam' check (purpose in ('exam', 'practice')),
  -- Until how many minutes after the start one may begin; null: until the end.
  add column late_minutes integer check (late_minutes between 0 and 1440),
  -- Whether who begins late has all the minutes (until the end of the sitting) or lost those before.
  add column late_time text not null default 'kept' check (late_time in ('kept', 'lost')),
  -- A practice: after how many days an attempt is deleted, and how many may be kept at a time.
  add column keep_days integer check (keep_days between 1 and 365),
  add column most_attempts integer check (most_attempts between 1 and 100000);

-- A place of a sitting with proctors of its own.
create table sitting_room (
  id uuid primary key,
  sitting_id uuid not null references sitting (id),
  name text not null,
  capacity integer check (capacity between 1 and 10000),
  constraint sitting_room_name_once unique (sitting_id, name)
);

create table sitting_room_proctor (
  room_id uuid not null references sitting_room (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  primary key (room_id, person_id)
);

alter table registration
  add column group_name text,
  add column room_id uuid references sitting_room (id),
  -- Where the candidate is: the sitting's times are meant in this zone then. The two instants follow from it.
  add column time_zone text,
  -- The candidate's own window; null: the sitting's.
  add column starts_at timestamptz,
  add column ends_at timestamptz,
  -- A person lets this candidate begin although it is too late for the others.
  add column late_allowed_at timestamptz,
  add column late_allowed_by uuid references person (id),
  add column late_reason text,
  add constraint registration_window check ((starts_at is null) = (ends_at is null) and starts_at < ends_at);
create index registration_room on registration (room_id);

-- What every later registration of a person takes over.
create table standing_accommodation (
  person_id uuid primary key references person (id) on delete cascade,
  accommodation jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null references person (id)
);

-- When candidates were last served by any process: a gap is an outage, and its minutes are given back.
create table service_beat (
  is_only boolean primary key default true check (is_only),
  at timestamptz not null
);

-- Somebody without an account who entered a practice; deleted with it.
alter table person add column is_guest boolean not null default false;
