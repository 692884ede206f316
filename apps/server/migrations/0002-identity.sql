create table organisation (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null
);

create table person (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  email text not null check (email = lower(email)),
  name text not null,
  locale text not null check (locale in ('en', 'fr', 'vi')),
  created_at timestamptz not null,
  deactivated_at timestamptz,
  constraint person_email_unique unique (email)
);
create index person_organisation on person (organisation_id, name);

-- Only those who sign in with a password have a row: a candidate with a personal link has none.
create table password (
  person_id uuid primary key references person (id) on delete cascade,
  hash text not null,
  changed_at timestamptz not null
);

-- The cookie's token is never stored: whoever reads this table cannot sign in with it.
create table sign_in (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ip text not null,
  user_agent text not null
);
create index sign_in_person on sign_in (person_id);
create index sign_in_expires on sign_in (expires_at);

-- scope_id is an organisation, an exam or a sitting; exams and sittings belong to later rooms, so nothing references them here.
create table role_grant (
  person_id uuid not null references person (id) on delete cascade,
  role text not null check (role in ('administrator', 'author', 'proctor', 'reviewer', 'marker')),
  scope_kind text not null check (scope_kind in ('organisation', 'exam', 'sitting')),
  scope_id uuid not null,
  granted_at timestamptz not null,
  granted_by uuid references person (id),
  primary key (person_id, role, scope_kind, scope_id)
);
create index role_grant_scope on role_grant (scope_kind, scope_id);

-- The first administrator's link belongs to nobody yet.
create table one_time_link (
  id uuid primary key,
  token_hash bytea not null unique,
  purpose text not null check (purpose in ('first-administrator', 'invitation', 'password-reset')),
  person_id uuid references person (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'first-administrator') = (person_id is null))
);
create index one_time_link_person on one_time_link (person_id);
