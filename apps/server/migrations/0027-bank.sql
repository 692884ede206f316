-- A store of items that exams draw or copy from. It is put away, never removed: its images stand in frozen revisions.
create table bank (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  title text not null,
  description text not null,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  archived_at timestamptz
);
create index bank_organisation on bank (organisation_id);

create table bank_folder (
  id uuid primary key,
  bank_id uuid not null references bank (id),
  parent_id uuid references bank_folder (id),
  title text not null,
  created_at timestamptz not null
);
create index bank_folder_bank on bank_folder (bank_id);

-- An item as it is now; the row of its latest version says the same, so that lists and filters need no join.
create table bank_item (
  id uuid primary key,
  bank_id uuid not null references bank (id),
  folder_id uuid references bank_folder (id),
  version integer not null,
  kind text not null,
  tags text[] not null,
  difficulty integer check (difficulty between 1 and 5),
  content jsonb not null,
  -- Everything of it that can be searched, in small letters without accents.
  words text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid not null references person (id),
  archived_at timestamptz
);
create index bank_item_bank on bank_item (bank_id, id);
create index bank_item_folder on bank_item (folder_id);

-- Every save of an item, for ever.
create table bank_item_version (
  item_id uuid not null references bank_item (id),
  version integer not null,
  content jsonb not null,
  tags text[] not null,
  difficulty integer,
  -- Which older version this one brought back; null for any other save.
  restored_from integer,
  saved_at timestamptz not null,
  saved_by uuid not null references person (id),
  primary key (item_id, version)
);

create function refuse_bank_version_change() returns trigger language plpgsql as $$
begin
  raise exception 'a version of an item is kept as it was saved';
end
$$;

create trigger bank_item_version_is_kept before update or delete on bank_item_version
  for each row execute function refuse_bank_version_change();

-- The bytes are a file like those of exams; this says whose it is.
create table bank_image (
  id uuid primary key,
  bank_id uuid not null references bank (id),
  name text not null,
  bytes integer not null,
  created_at timestamptz not null,
  created_by uuid not null references person (id)
);
create index bank_image_bank on bank_image (bank_id);
