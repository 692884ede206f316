-- What is being written. version grows with each save, so that two authors never overwrite each other unseen.
create table exam (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  title text not null,
  language text not null check (language in ('en', 'fr', 'vi')),
  minutes integer not null check (minutes between 1 and 1440),
  content jsonb not null,
  policy jsonb not null,
  version integer not null,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  updated_at timestamptz not null,
  updated_by uuid not null references person (id)
);
create index exam_organisation on exam (organisation_id, updated_at desc);

-- What candidates get. A sitting points at one, so a later edit changes nothing that is scheduled.
create table revision (
  id uuid primary key,
  exam_id uuid not null references exam (id),
  number integer not null,
  title text not null,
  language text not null,
  minutes integer not null,
  content jsonb not null,
  policy jsonb not null,
  -- SHA-256 of the canonical JSON of content and policy.
  hash text not null,
  -- Which version of the draft it froze.
  draft_version integer not null,
  published_at timestamptz not null,
  published_by uuid not null references person (id),
  unique (exam_id, number)
);

create function refuse_revision_change() returns trigger language plpgsql as $$
begin
  raise exception 'a revision is frozen';
end
$$;

create trigger revision_is_frozen before update on revision
  for each row execute function refuse_revision_change();

-- The bytes are a file; this says whose it is. Texts name it as file:<id>.
create table exam_image (
  id uuid primary key,
  exam_id uuid not null references exam (id),
  name text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  created_at timestamptz not null,
  created_by uuid not null references person (id)
);
create index exam_image_exam on exam_image (exam_id);
