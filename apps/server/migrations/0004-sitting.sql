-- One scheduled run of a revision. Its state is derived from the clock; only a cancellation is written down.
create table sitting (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  exam_id uuid not null references exam (id),
  revision_id uuid not null references revision (id),
  name text not null,
  -- Without the dash it is shown with. Never used twice, so that an old poster leads nowhere else.
  room_code text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  minutes integer not null check (minutes between 1 and 1440),
  time_zone text not null,
  creator_id uuid not null references person (id),
  created_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_by uuid references person (id),
  cancel_reason text,
  constraint sitting_room_code_unique unique (room_code),
  check (starts_at < ends_at),
  check ((cancelled_at is null) = (cancelled_by is null))
);
create index sitting_organisation on sitting (organisation_id, starts_at);
create index sitting_exam on sitting (exam_id);

-- A place on a sitting. A personal link carries link_version; raising it ends the links handed out before.
create table registration (
  id uuid primary key,
  sitting_id uuid not null references sitting (id),
  person_id uuid not null references person (id),
  external_id text,
  link_version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  constraint registration_person_once unique (sitting_id, person_id)
);
create index registration_person on registration (person_id);

-- Only who has one has a row.
create table accommodation (
  registration_id uuid primary key references registration (id) on delete cascade,
  time_factor double precision not null check (time_factor between 1 and 4),
  extra_minutes integer not null check (extra_minutes between 0 and 600),
  silenced_detectors text[] not null,
  note text not null,
  changed_at timestamptz not null,
  changed_by uuid not null references person (id)
);
