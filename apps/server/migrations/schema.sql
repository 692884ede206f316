-- What the migrations add up to. Made by a test, which compares it: vitest run described.test.ts -u

create table accommodation (
  registration_id uuid not null,
  time_factor double precision not null,
  extra_minutes integer not null,
  silenced_detectors text[] not null,
  note text not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  break_minutes integer not null default 0,
  display jsonb not null default '{"font": "normal", "scale": 1, "contrast": "normal"}'::jsonb,
  aids text not null default ''::text,
  alternative_revision_id uuid,
  PRIMARY KEY (registration_id),
  FOREIGN KEY (alternative_revision_id) REFERENCES revision(id),
  CHECK (((break_minutes >= 0) AND (break_minutes <= 240))),
  FOREIGN KEY (changed_by) REFERENCES person(id),
  CHECK (((extra_minutes >= 0) AND (extra_minutes <= 600))),
  FOREIGN KEY (registration_id) REFERENCES registration(id) ON DELETE CASCADE,
  CHECK (((time_factor >= (1)::double precision) AND (time_factor <= (4)::double precision)))
);

create table alert (
  id uuid not null,
  incident_id uuid not null,
  sitting_id uuid not null,
  state text not null,
  raised_at timestamp with time zone not null,
  acknowledged_by uuid,
  acknowledged_at timestamp with time zone,
  resolved_by uuid,
  resolved_at timestamp with time zone,
  assigned_to uuid,
  PRIMARY KEY (id),
  FOREIGN KEY (acknowledged_by) REFERENCES person(id),
  FOREIGN KEY (assigned_to) REFERENCES person(id),
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  UNIQUE (incident_id),
  FOREIGN KEY (resolved_by) REFERENCES person(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  CHECK ((state = ANY (ARRAY['new'::text, 'acknowledged'::text, 'resolved'::text])))
);

create table answer (
  attempt_id uuid not null,
  item_id uuid not null,
  opening integer not null,
  seq integer not null,
  journal_id uuid not null,
  body json not null,
  hash text not null,
  received_at timestamp with time zone not null,
  PRIMARY KEY (attempt_id, item_id)
);

create table answer_file (
  attempt_id uuid not null,
  hash text not null,
  saved_at timestamp with time zone not null,
  loaded_at timestamp with time zone not null,
  loaded_by uuid not null,
  entries integer not null,
  entries_new integer not null,
  PRIMARY KEY (attempt_id, hash),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  FOREIGN KEY (loaded_by) REFERENCES person(id)
);

create table answer_log (
  attempt_id uuid not null,
  journal_id uuid not null,
  seq integer not null,
  opening integer not null,
  item_id uuid not null,
  body json not null,
  hash text not null,
  written_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  is_late boolean not null,
  after_seq integer,
  chain text,
  origin text not null default 'browser'::text,
  PRIMARY KEY (attempt_id, journal_id, seq),
  CHECK ((origin = ANY (ARRAY['browser'::text, 'file'::text])))
);

create table attempt (
  id uuid not null,
  registration_id uuid not null,
  sitting_id uuid not null,
  person_id uuid not null,
  state text not null,
  seed text not null,
  opening integer not null default 0,
  created_at timestamp with time zone not null,
  admitted_at timestamp with time zone,
  started_at timestamp with time zone,
  paused_at timestamp with time zone,
  pause_reason text,
  paused_milliseconds bigint not null default 0,
  extra_minutes integer not null default 0,
  ended_at timestamp with time zone,
  end_reason text,
  break_started_at timestamp with time zone,
  break_milliseconds bigint not null default 0,
  PRIMARY KEY (id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (registration_id) REFERENCES registration(id),
  UNIQUE (registration_id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  CHECK ((state = ANY (ARRAY['expected'::text, 'checking-in'::text, 'waiting'::text, 'running'::text, 'paused'::text, 'submitted'::text, 'expired'::text, 'terminated'::text])))
);

create table attempt_change (
  id uuid not null,
  attempt_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  from_state text not null,
  to_state text not null,
  by text not null,
  person_id uuid,
  reason text not null,
  detail jsonb not null,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((by = ANY (ARRAY['candidate'::text, 'staff'::text, 'clock'::text, 'policy'::text]))),
  CHECK (((by = 'staff'::text) = (person_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['moved'::text, 'opened'::text, 'admitted'::text, 'extended'::text, 'let-in-late'::text]))),
  FOREIGN KEY (person_id) REFERENCES person(id)
);

create table attempt_key (
  number integer not null generated as identity,
  attempt_id uuid not null,
  wrapped bytea not null,
  wrapped_by text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (attempt_id),
  UNIQUE (number)
);

create table attempt_opening (
  attempt_id uuid not null,
  opening integer not null,
  key_hash bytea not null,
  opened_at timestamp with time zone not null,
  user_agent text not null,
  PRIMARY KEY (attempt_id, opening),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  UNIQUE (key_hash)
);

create table attempt_section (
  attempt_id uuid not null,
  section_id uuid not null,
  minutes integer,
  item_ids uuid[] not null,
  opened_at timestamp with time zone not null,
  paused_milliseconds_before bigint not null,
  extra_minutes_before integer not null,
  closed_at timestamp with time zone,
  left_at timestamp with time zone,
  PRIMARY KEY (attempt_id, section_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK (((minutes >= 1) AND (minutes <= 1440)))
);

create table audit_chain (
  organisation_id uuid not null,
  last_seq bigint not null,
  last_hash text not null,
  PRIMARY KEY (organisation_id)
);

create table audit_entry (
  organisation_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null,
  actor_id uuid,
  kind text not null,
  subject text not null,
  body jsonb not null,
  hash text not null,
  PRIMARY KEY (organisation_id, seq),
  FOREIGN KEY (organisation_id) REFERENCES audit_chain(organisation_id)
);

create table bank (
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  description text not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  archived_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES person(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table bank_folder (
  id uuid not null,
  bank_id uuid not null,
  parent_id uuid,
  title text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (bank_id) REFERENCES bank(id),
  FOREIGN KEY (parent_id) REFERENCES bank_folder(id)
);

create table bank_image (
  id uuid not null,
  bank_id uuid not null,
  name text not null,
  bytes integer not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  PRIMARY KEY (id),
  FOREIGN KEY (bank_id) REFERENCES bank(id),
  FOREIGN KEY (created_by) REFERENCES person(id)
);

create table bank_item (
  id uuid not null,
  bank_id uuid not null,
  folder_id uuid,
  version integer not null,
  kind text not null,
  tags text[] not null,
  difficulty integer,
  content jsonb not null,
  words text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by uuid not null,
  archived_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (bank_id) REFERENCES bank(id),
  CHECK (((difficulty >= 1) AND (difficulty <= 5))),
  FOREIGN KEY (folder_id) REFERENCES bank_folder(id),
  FOREIGN KEY (updated_by) REFERENCES person(id)
);

create table bank_item_version (
  item_id uuid not null,
  version integer not null,
  content jsonb not null,
  tags text[] not null,
  difficulty integer,
  restored_from integer,
  saved_at timestamp with time zone not null,
  saved_by uuid not null,
  PRIMARY KEY (item_id, version),
  FOREIGN KEY (item_id) REFERENCES bank_item(id),
  FOREIGN KEY (saved_by) REFERENCES person(id)
);

create table certificate (
  attempt_id uuid not null,
  number text not null,
  issued_at timestamp with time zone not null,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  UNIQUE (number)
);

create table charge (
  attempt_id uuid not null,
  sitting_id uuid not null,
  person_id uuid not null,
  since timestamp with time zone not null,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id) ON DELETE CASCADE
);

create table checkin_picture (
  attempt_id uuid not null,
  kind text not null,
  place integer not null,
  sealed bytea not null,
  sha256 text not null,
  taken_at timestamp with time zone not null,
  detail jsonb not null,
  PRIMARY KEY (attempt_id, kind, place),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((kind = ANY (ARRAY['identity-document'::text, 'liveness'::text, 'room'::text])))
);

create table checkin_step (
  attempt_id uuid not null,
  step text not null,
  state text not null,
  for_person boolean not null,
  finding jsonb,
  at timestamp with time zone not null,
  PRIMARY KEY (attempt_id, step),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'person'::text]))),
  CHECK ((step = ANY (ARRAY['reference-photo'::text, 'identity-document'::text, 'liveness'::text, 'room-scan'::text])))
);

create table clip (
  id uuid not null,
  attempt_id uuid not null,
  person_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  kinds jsonb not null,
  reason text not null,
  state text not null,
  progress double precision not null,
  files jsonb not null,
  created_at timestamp with time zone not null,
  deletes_at timestamp with time zone not null,
  PRIMARY KEY (id)
);

create table consent (
  attempt_id uuid not null,
  stream text not null,
  at timestamp with time zone not null,
  is_given boolean not null,
  wording text not null,
  PRIMARY KEY (attempt_id, stream, at),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((stream = ANY (ARRAY['camera'::text, 'microphone'::text, 'screen'::text, 'side'::text])))
);

create table correction (
  id uuid not null,
  sitting_id uuid not null,
  item_id uuid not null,
  item jsonb,
  counts text not null,
  reason text not null,
  undoes uuid,
  person_id uuid not null,
  made_at timestamp with time zone not null,
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  changed integer not null default 0,
  applied_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK ((counts = ANY (ARRAY['as-written'::text, 'full-for-all'::text, 'for-nobody'::text, 'bonus'::text]))),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'applied'::text, 'failed'::text]))),
  FOREIGN KEY (undoes) REFERENCES correction(id)
);

create table counted_sitting (
  sitting_id uuid not null,
  handed_in text not null,
  counted_at timestamp with time zone not null,
  PRIMARY KEY (sitting_id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id)
);

create table device_check (
  attempt_id uuid not null,
  check_name text not null,
  state text not null,
  code text not null,
  detail jsonb not null,
  at timestamp with time zone not null,
  PRIMARY KEY (attempt_id, check_name),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((state = ANY (ARRAY['good'::text, 'warning'::text, 'failed'::text, 'skipped'::text])))
);

create table erased_recording (
  attempt_id uuid not null,
  erased_at timestamp with time zone not null,
  PRIMARY KEY (attempt_id)
);

create table erasure (
  number text not null,
  attempt_id uuid,
  organisation_id uuid not null,
  erased_at timestamp with time zone not null,
  why text not null,
  receipt jsonb not null,
  hash text not null,
  signature text not null,
  key_id text not null,
  in_ledger_at timestamp with time zone,
  files_deleted_at timestamp with time zone,
  what text not null default 'recording'::text,
  camera_id uuid,
  PRIMARY KEY (number),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  UNIQUE (attempt_id, what),
  FOREIGN KEY (camera_id) REFERENCES hall_camera(id),
  UNIQUE (camera_id),
  CHECK (((num_nonnulls(attempt_id, camera_id) = 1) AND ((what = 'hall'::text) = (camera_id IS NOT NULL)))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CHECK ((what = ANY (ARRAY['recording'::text, 'files'::text, 'hall'::text]))),
  CHECK ((why = ANY (ARRAY['clock'::text, 'request'::text, 'person'::text])))
);

create table error_group (
  fingerprint text not null,
  message text not null,
  stack text not null,
  route text not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  last_request_id text not null,
  count integer not null default 1,
  PRIMARY KEY (fingerprint)
);

create table evidence (
  id uuid not null,
  incident_id uuid not null,
  kind text not null,
  body jsonb not null,
  sha256 text not null,
  pinned_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  CHECK ((kind = ANY (ARRAY['clip'::text, 'signal'::text])))
);

create table evidence_check (
  attempt_id uuid not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  records integer not null,
  records_done integer not null,
  done_at timestamp with time zone,
  faults jsonb not null,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (asked_by) REFERENCES person(id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE
);

create table exam (
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  language text not null,
  minutes integer not null,
  content jsonb not null,
  policy jsonb not null,
  version integer not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  updated_at timestamp with time zone not null,
  updated_by uuid not null,
  items integer not null default items_in(content),
  points double precision not null default points_in(content),
  drafted_hash text not null default md5((content_as_drafted(content))::text),
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES person(id),
  CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text, 'vi'::text]))),
  CHECK (((minutes >= 1) AND (minutes <= 1440))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (updated_by) REFERENCES person(id)
);

create table exam_image (
  id uuid not null,
  exam_id uuid not null,
  name text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES person(id),
  FOREIGN KEY (exam_id) REFERENCES exam(id)
);

create table gaze_centre (
  attempt_id uuid not null,
  centre jsonb not null,
  at timestamp with time zone not null,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE
);

create table hall_camera (
  id uuid not null,
  sitting_id uuid not null,
  name text not null,
  address text not null,
  sealed_address bytea,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  removed_at timestamp with time zone,
  state text not null default 'waiting'::text,
  trouble text,
  since timestamp with time zone,
  held_by uuid,
  held_until timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES person(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'connecting'::text, 'showing'::text])))
);

create table handover (
  id uuid not null,
  sitting_id uuid not null,
  from_person uuid not null,
  to_person uuid not null,
  attempt_ids uuid[] not null,
  offered_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'withdrawn'::text]))),
  CHECK ((from_person <> to_person)),
  CHECK (((answer IS NULL) = (answered_at IS NULL))),
  FOREIGN KEY (from_person) REFERENCES person(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id) ON DELETE CASCADE,
  FOREIGN KEY (to_person) REFERENCES person(id)
);

create table incident (
  id uuid not null,
  attempt_id uuid not null,
  sitting_id uuid not null,
  kind text not null,
  severity text not null,
  state text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  episodes text[] not null,
  signals integer not null,
  confidence real not null,
  detail jsonb not null,
  detector text not null,
  models jsonb not null,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK (((ended_at IS NULL) OR (ended_at >= started_at))),
  CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  CHECK ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'dismissed'::text])))
);

create table incident_decision (
  id uuid not null,
  incident_id uuid not null,
  person_id uuid not null,
  decision text not null,
  reason text not null,
  decided_at timestamp with time zone not null,
  PRIMARY KEY (id),
  CHECK ((decision = ANY (ARRAY['confirmed'::text, 'dismissed'::text]))),
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES person(id)
);

create table journal_file (
  number integer not null,
  indexed_at timestamp with time zone not null,
  damage jsonb,
  removed_at timestamp with time zone,
  PRIMARY KEY (number)
);

create table journal_lot (
  first integer not null,
  last integer not null,
  place uuid not null,
  process_id uuid not null,
  PRIMARY KEY (first)
);

create table kept_draft (
  id uuid not null,
  exam_id uuid not null,
  title text not null,
  language text not null,
  minutes integer not null,
  content jsonb not null,
  policy jsonb not null,
  hash text not null,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  kept_at timestamp with time zone not null,
  kept_by uuid not null,
  PRIMARY KEY (id),
  FOREIGN KEY (exam_id) REFERENCES exam(id) ON DELETE CASCADE,
  UNIQUE (exam_id, hash),
  FOREIGN KEY (kept_by) REFERENCES person(id),
  FOREIGN KEY (written_by) REFERENCES person(id)
);

create table late_decision (
  id uuid not null,
  attempt_id uuid not null,
  item_id uuid not null,
  journal_id uuid,
  seq integer,
  reason text not null,
  person_id uuid not null,
  decided_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK (((journal_id IS NULL) = (seq IS NULL))),
  FOREIGN KEY (person_id) REFERENCES person(id)
);

create table legal_hold (
  id uuid not null,
  organisation_id uuid not null,
  attempt_id uuid,
  sitting_id uuid,
  exam_id uuid,
  reason text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_reason text,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((num_nonnulls(attempt_id, sitting_id, exam_id) = 1)),
  CHECK ((num_nonnulls(ended_by, ended_at, end_reason) = ANY (ARRAY[0, 3]))),
  FOREIGN KEY (ended_by) REFERENCES person(id),
  FOREIGN KEY (exam_id) REFERENCES exam(id),
  FOREIGN KEY (made_by) REFERENCES person(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id)
);

create table live_place (
  attempt_id uuid not null,
  kind text not null,
  process_id uuid not null,
  since timestamp with time zone not null,
  PRIMARY KEY (attempt_id, kind)
);

create table liveness_challenge (
  attempt_id uuid not null,
  challenge jsonb not null,
  tries integer not null,
  given_at timestamp with time zone not null,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE
);

create table manifest (
  attempt_id uuid not null,
  version integer not null,
  made_at timestamp with time zone not null,
  hash text not null,
  body text not null,
  key_id text not null,
  signature text not null,
  counter integer,
  PRIMARY KEY (attempt_id, version),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  FOREIGN KEY (counter) REFERENCES signed_head(counter)
);

create table mark (
  id uuid not null,
  attempt_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  points double precision not null,
  comment text not null,
  marked_at timestamp with time zone not null,
  is_final boolean not null default false,
  levels jsonb not null default '{}'::jsonb,
  answer_hash text,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK ((points >= (0)::double precision))
);

create table marking_plan (
  sitting_id uuid not null,
  markers_each integer not null,
  threshold_percent double precision not null,
  sharing text not null,
  leader_id uuid,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  PRIMARY KEY (sitting_id),
  FOREIGN KEY (changed_by) REFERENCES person(id),
  FOREIGN KEY (leader_id) REFERENCES person(id),
  CHECK ((markers_each = ANY (ARRAY[1, 2]))),
  CHECK ((sharing = ANY (ARRAY['open'::text, 'by-item'::text, 'by-share'::text]))),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  CHECK (((threshold_percent >= (0)::double precision) AND (threshold_percent <= (100)::double precision)))
);

create table marking_share (
  sitting_id uuid not null,
  person_id uuid not null,
  item_id uuid,
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  UNIQUE NULLS NOT DISTINCT (sitting_id, person_id, item_id)
);

create table message (
  id uuid not null,
  sitting_id uuid not null,
  attempt_id uuid,
  sender text not null,
  person_id uuid,
  kind text not null,
  body text not null,
  sent_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK (((sender = 'proctor'::text) = (person_id IS NOT NULL))),
  CHECK (((sender = 'proctor'::text) OR (attempt_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['message'::text, 'warning'::text]))),
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK ((sender = ANY (ARRAY['proctor'::text, 'candidate'::text]))),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id)
);

create table migration (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);

create table note (
  id uuid not null,
  attempt_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone,
  body text not null,
  written_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES person(id)
);

create table one_time_link (
  id uuid not null,
  token_hash bytea not null,
  purpose text not null,
  person_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (((purpose = 'first-administrator'::text) = (person_id IS NULL))),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CHECK ((purpose = ANY (ARRAY['first-administrator'::text, 'invitation'::text, 'password-reset'::text]))),
  UNIQUE (token_hash)
);

create table organisation (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (id)
);

create table pages_link (
  id uuid not null,
  attempt_id uuid not null,
  item_id uuid not null,
  token_hash bytea not null,
  token_expires_at timestamp with time zone not null,
  key_hash bytea,
  joined_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  UNIQUE (key_hash),
  UNIQUE (token_hash)
);

create table password (
  person_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (person_id),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);

create table person (
  id uuid not null,
  organisation_id uuid not null,
  email text not null,
  name text not null,
  locale text not null,
  created_at timestamp with time zone not null,
  deactivated_at timestamp with time zone,
  is_guest boolean not null default false,
  PRIMARY KEY (id),
  CHECK ((email = lower(email))),
  UNIQUE (email),
  CHECK ((locale = ANY (ARRAY['en'::text, 'fr'::text, 'vi'::text]))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);

create table recorder_hold (
  attempt_id uuid not null,
  recorder_id uuid not null,
  process_id uuid not null,
  term integer not null,
  PRIMARY KEY (attempt_id, recorder_id)
);

create table reference_photo (
  attempt_id uuid not null,
  sealed bytea not null,
  sha256 text not null,
  taken_at timestamp with time zone not null,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE
);

create table registration (
  id uuid not null,
  sitting_id uuid not null,
  person_id uuid not null,
  external_id text,
  link_version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  group_name text,
  room_id uuid,
  time_zone text,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  late_allowed_at timestamp with time zone,
  late_allowed_by uuid,
  late_reason text,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES person(id),
  FOREIGN KEY (late_allowed_by) REFERENCES person(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  UNIQUE (sitting_id, person_id),
  FOREIGN KEY (room_id) REFERENCES sitting_room(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  CHECK ((((starts_at IS NULL) = (ends_at IS NULL)) AND (starts_at < ends_at)))
);

create table rejudged_signal (
  rejudgement_id uuid not null,
  seq integer not null,
  signal jsonb not null,
  PRIMARY KEY (rejudgement_id, seq),
  FOREIGN KEY (rejudgement_id) REFERENCES rejudgement(id) ON DELETE CASCADE
);

create table rejudgement (
  id uuid not null,
  attempt_id uuid not null,
  at timestamp with time zone not null,
  by text not null,
  version text not null,
  detectors jsonb not null,
  models jsonb not null,
  frames integer not null,
  difference jsonb not null,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE
);

create table release (
  attempt_id uuid not null,
  person_id uuid not null,
  released_at timestamp with time zone not null,
  changed_at timestamp with time zone,
  changed_from double precision,
  changed_reason text not null default ''::text,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES person(id)
);

create table release_plan (
  sitting_id uuid not null,
  parts jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  PRIMARY KEY (sitting_id),
  FOREIGN KEY (changed_by) REFERENCES person(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id)
);

create table result_file (
  id uuid not null,
  sitting_id uuid not null,
  kind text not null,
  language text not null,
  person_id uuid not null,
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  created_at timestamp with time zone not null,
  deletes_at timestamp with time zone not null,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['list-pdf'::text, 'certificates-pdf'::text]))),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'failed'::text])))
);

create table revision (
  id uuid not null,
  exam_id uuid not null,
  number integer not null,
  title text not null,
  language text not null,
  minutes integer not null,
  content jsonb not null,
  policy jsonb not null,
  hash text not null,
  draft_version integer not null,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  drafted_hash text not null default md5((content_as_drafted(content))::text),
  PRIMARY KEY (id),
  FOREIGN KEY (exam_id) REFERENCES exam(id),
  UNIQUE (exam_id, number),
  FOREIGN KEY (published_by) REFERENCES person(id)
);

create table role_grant (
  person_id uuid not null,
  role text not null,
  scope_kind text not null,
  scope_id uuid not null,
  granted_at timestamp with time zone not null,
  granted_by uuid,
  PRIMARY KEY (person_id, role, scope_kind, scope_id),
  FOREIGN KEY (granted_by) REFERENCES person(id),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  CHECK ((role = ANY (ARRAY['administrator'::text, 'author'::text, 'proctor'::text, 'reviewer'::text, 'marker'::text]))),
  CHECK ((scope_kind = ANY (ARRAY['organisation'::text, 'exam'::text, 'sitting'::text])))
);

create table score (
  attempt_id uuid not null,
  item_id uuid not null,
  answer_hash text,
  points double precision not null,
  max double precision not null,
  needs_marking boolean not null,
  rule text not null,
  scored_at timestamp with time zone not null,
  params jsonb not null default '{}'::jsonb,
  counts text not null default 'as-written'::text,
  marking text not null default 'none'::text,
  marked_points double precision,
  marked_comment text not null default ''::text,
  marked_by uuid,
  PRIMARY KEY (attempt_id, item_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((counts = ANY (ARRAY['as-written'::text, 'full-for-all'::text, 'for-nobody'::text, 'bonus'::text]))),
  FOREIGN KEY (marked_by) REFERENCES person(id),
  CHECK ((marked_points >= (0)::double precision)),
  CHECK ((marking = ANY (ARRAY['none'::text, 'half'::text, 'differ'::text, 'done'::text])))
);

create table score_total (
  attempt_id uuid not null,
  points double precision not null,
  most double precision not null,
  unmarked integer not null,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE
);

create table sealed_object (
  number integer not null generated as identity,
  key text not null,
  attempt_id uuid not null,
  track_id uuid not null,
  from_seq bigint not null,
  to_seq bigint not null,
  bytes integer not null,
  sha256 bytea not null,
  announced_at timestamp with time zone not null,
  sealed_at timestamp with time zone,
  PRIMARY KEY (number),
  UNIQUE (key),
  FOREIGN KEY (track_id) REFERENCES track(id)
);

create table server_process (
  id uuid not null,
  place uuid not null,
  pid integer not null,
  begun_at text not null,
  address text not null,
  secret text not null,
  started_at timestamp with time zone not null,
  heartbeat_at timestamp with time zone not null,
  machine text not null default ''::text,
  host text not null default ''::text,
  PRIMARY KEY (id)
);

create table service_beat (
  is_only boolean not null default true,
  at timestamp with time zone not null,
  PRIMARY KEY (is_only),
  CHECK (is_only)
);

create table side_camera (
  id uuid not null,
  attempt_id uuid not null,
  token_hash bytea not null,
  token_expires_at timestamp with time zone not null,
  key_hash bytea,
  joined_at timestamp with time zone,
  ended_at timestamp with time zone,
  last_heard_at timestamp with time zone,
  is_showing boolean not null default false,
  battery real,
  is_charging boolean,
  orientation text not null default 'unknown'::text,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  UNIQUE (key_hash),
  CHECK ((orientation = ANY (ARRAY['portrait'::text, 'landscape'::text, 'flat'::text, 'unknown'::text]))),
  UNIQUE (token_hash)
);

create table sign_in (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ip text not null,
  user_agent text not null,
  PRIMARY KEY (id),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  UNIQUE (token_hash)
);

create table signal_batch (
  attempt_id uuid not null,
  outbox_id uuid not null,
  first_seq bigint not null,
  n integer not null,
  received_at timestamp with time zone not null,
  clock_offset_ms double precision not null,
  observed_by text not null,
  signals jsonb not null,
  judged_at timestamp with time zone,
  PRIMARY KEY (attempt_id, outbox_id, first_seq),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((observed_by = ANY (ARRAY['candidate'::text, 'server'::text])))
);

create table signal_outbox (
  attempt_id uuid not null,
  outbox_id uuid not null,
  up_to bigint not null,
  PRIMARY KEY (attempt_id, outbox_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE
);

create table signal_recheck (
  attempt_id uuid not null,
  episode text not null,
  kind text not null,
  outcome text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  at timestamp with time zone not null,
  models jsonb not null,
  detail jsonb not null,
  PRIMARY KEY (attempt_id, episode),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'not-confirmed'::text, 'not-checkable'::text])))
);

create table signed_attempt (
  attempt_id uuid not null,
  counter integer not null,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE
);

create table signed_head (
  counter integer not null,
  at timestamp with time zone not null,
  hash text not null,
  line text not null,
  PRIMARY KEY (counter)
);

create table signed_head_track (
  track_number integer not null,
  counter integer not null,
  PRIMARY KEY (track_number, counter),
  FOREIGN KEY (counter) REFERENCES signed_head(counter)
);

create table signed_track (
  track_id uuid not null,
  seq bigint not null,
  hash text not null,
  PRIMARY KEY (track_id)
);

create table silence (
  attempt_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  PRIMARY KEY (attempt_id, from_at),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE
);

create table sitting (
  id uuid not null,
  organisation_id uuid not null,
  exam_id uuid not null,
  revision_id uuid not null,
  name text not null,
  room_code text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  minutes integer not null,
  time_zone text not null,
  creator_id uuid not null,
  created_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancel_reason text,
  purpose text not null default 'exam'::text,
  late_minutes integer,
  late_time text not null default 'kept'::text,
  keep_days integer,
  most_attempts integer,
  PRIMARY KEY (id),
  FOREIGN KEY (cancelled_by) REFERENCES person(id),
  CHECK ((starts_at < ends_at)),
  CHECK (((cancelled_at IS NULL) = (cancelled_by IS NULL))),
  FOREIGN KEY (creator_id) REFERENCES person(id),
  FOREIGN KEY (exam_id) REFERENCES exam(id),
  CHECK (((keep_days >= 1) AND (keep_days <= 365))),
  CHECK (((late_minutes >= 0) AND (late_minutes <= 1440))),
  CHECK ((late_time = ANY (ARRAY['kept'::text, 'lost'::text]))),
  CHECK (((minutes >= 1) AND (minutes <= 1440))),
  CHECK (((most_attempts >= 1) AND (most_attempts <= 100000))),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CHECK (((purpose = 'practice'::text) = ((keep_days IS NOT NULL) AND (most_attempts IS NOT NULL)))),
  CHECK ((purpose = ANY (ARRAY['exam'::text, 'practice'::text]))),
  FOREIGN KEY (revision_id) REFERENCES revision(id),
  UNIQUE (room_code)
);

create table sitting_room (
  id uuid not null,
  sitting_id uuid not null,
  name text not null,
  capacity integer,
  PRIMARY KEY (id),
  CHECK (((capacity >= 1) AND (capacity <= 10000))),
  UNIQUE (sitting_id, name),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id)
);

create table sitting_room_proctor (
  room_id uuid not null,
  person_id uuid not null,
  PRIMARY KEY (room_id, person_id),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  FOREIGN KEY (room_id) REFERENCES sitting_room(id) ON DELETE CASCADE
);

create table sitting_statistics (
  sitting_id uuid not null,
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  ordered_at timestamp with time zone not null,
  basis text,
  figures jsonb,
  PRIMARY KEY (sitting_id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'failed'::text])))
);

create table sound (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  type text not null,
  bytes integer not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  PRIMARY KEY (id),
  CHECK ((bytes > 0)),
  FOREIGN KEY (created_by) REFERENCES person(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CHECK ((type = ANY (ARRAY['audio/mpeg'::text, 'audio/ogg'::text, 'audio/mp4'::text])))
);

create table standing_accommodation (
  person_id uuid not null,
  accommodation jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  PRIMARY KEY (person_id),
  FOREIGN KEY (changed_by) REFERENCES person(id),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);

create table submission (
  attempt_id uuid not null,
  number text not null,
  submitted_at timestamp with time zone not null,
  how text not null,
  journal_id uuid,
  last_seq integer,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((how = ANY (ARRAY['by-candidate'::text, 'time-over'::text, 'by-proctor'::text]))),
  UNIQUE (number)
);

create table talk (
  id uuid not null,
  attempt_id uuid not null,
  person_id uuid not null,
  is_recorded boolean not null,
  began_at timestamp with time zone not null,
  kept_at timestamp with time zone not null,
  heard_at timestamp with time zone,
  way text,
  ended_at timestamp with time zone,
  end_reason text,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK (((heard_at IS NULL) = (way IS NULL))),
  CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  CHECK ((end_reason = ANY (ARRAY['proctor-hung-up'::text, 'candidate-hung-up'::text, 'proctor-gone'::text, 'candidate-gone'::text, 'attempt-over'::text, 'not-answered'::text]))),
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK ((way = ANY (ARRAY['peer'::text, 'relay'::text, 'socket'::text])))
);

create table track (
  id uuid not null,
  number integer not null generated as identity,
  attempt_id uuid not null,
  kind text not null,
  recorder_id uuid not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (attempt_id, kind, recorder_id),
  UNIQUE (number)
);

create table track_chunk (
  track_id uuid not null,
  from_seq bigint not null,
  to_seq bigint not null,
  config_seq bigint,
  places jsonb not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  frames integer not null,
  bytes integer not null,
  hash bytea not null,
  sealed_in integer,
  PRIMARY KEY (track_id, from_seq),
  FOREIGN KEY (sealed_in) REFERENCES sealed_object(number),
  FOREIGN KEY (track_id) REFERENCES track(id)
);

create table track_config (
  track_id uuid not null,
  seq bigint not null,
  config jsonb not null,
  PRIMARY KEY (track_id, seq),
  FOREIGN KEY (track_id) REFERENCES track(id)
);

create table track_mark (
  track_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null,
  what text not null,
  reason text not null,
  PRIMARY KEY (track_id, seq),
  FOREIGN KEY (track_id) REFERENCES track(id)
);

create table upload (
  id uuid not null,
  attempt_id uuid not null,
  item_id uuid not null,
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  picture_type text,
  sent_by text not null,
  begun_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((bytes > 0)),
  CHECK ((sent_by = ANY (ARRAY['candidate'::text, 'phone'::text])))
);

create table upload_key (
  number integer not null generated as identity,
  attempt_id uuid not null,
  wrapped bytea,
  wrapped_by text,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  PRIMARY KEY (attempt_id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  CHECK ((((wrapped IS NULL) = (erased_at IS NOT NULL)) AND ((wrapped IS NULL) = (wrapped_by IS NULL)))),
  UNIQUE (number)
);

create table upload_piece (
  upload_id uuid not null,
  number integer not null,
  received_at timestamp with time zone not null,
  is_sealed boolean not null default false,
  PRIMARY KEY (upload_id, number),
  FOREIGN KEY (upload_id) REFERENCES upload(id) ON DELETE CASCADE
);

create table verdict (
  id uuid not null,
  attempt_id uuid not null,
  person_id uuid not null,
  verdict text not null,
  reason_code text not null,
  reason text not null,
  decided_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (attempt_id) REFERENCES attempt(id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK ((verdict = ANY (ARRAY['clear'::text, 'inconclusive'::text, 'breach'::text])))
);

create table viewing (
  id uuid not null,
  attempt_id uuid not null,
  person_id uuid not null,
  began_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  PRIMARY KEY (id)
);

create table wall_viewer (
  id uuid not null,
  sitting_id uuid not null,
  person_id uuid not null,
  looks_at uuid,
  kept_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (looks_at) REFERENCES attempt(id) ON DELETE SET NULL,
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id) ON DELETE CASCADE
);

create table webrtc_door (
  id uuid not null,
  sitting_id uuid not null,
  direction text not null,
  owner_id uuid not null,
  kind text not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES person(id),
  CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  FOREIGN KEY (sitting_id) REFERENCES sitting(id),
  UNIQUE (token_hash)
);

CREATE INDEX alert_sitting ON public.alert USING btree (sitting_id, raised_at DESC);

CREATE INDEX answer_log_late ON public.answer_log USING btree (attempt_id, item_id) WHERE is_late;

CREATE INDEX answer_log_received ON public.answer_log USING btree (attempt_id, received_at);

CREATE INDEX attempt_change_attempt ON public.attempt_change USING btree (attempt_id, at);

CREATE INDEX attempt_not_over ON public.attempt USING btree (state) WHERE (ended_at IS NULL);

CREATE INDEX attempt_over ON public.attempt USING btree (sitting_id) WHERE (ended_at IS NOT NULL);

CREATE INDEX attempt_sitting ON public.attempt USING btree (sitting_id);

CREATE INDEX audit_entry_subject ON public.audit_entry USING btree (organisation_id, subject, seq);

CREATE INDEX bank_folder_bank ON public.bank_folder USING btree (bank_id);

CREATE INDEX bank_image_bank ON public.bank_image USING btree (bank_id);

CREATE INDEX bank_item_bank ON public.bank_item USING btree (bank_id, id);

CREATE INDEX bank_item_folder ON public.bank_item USING btree (folder_id);

CREATE INDEX bank_organisation ON public.bank USING btree (organisation_id);

CREATE INDEX charge_sitting ON public.charge USING btree (sitting_id);

CREATE INDEX clip_deletes ON public.clip USING btree (deletes_at);

CREATE INDEX clip_of_attempt ON public.clip USING btree (attempt_id, created_at);

CREATE UNIQUE INDEX correction_one_at_a_time ON public.correction USING btree (sitting_id) WHERE (state = 'waiting'::text);

CREATE INDEX correction_sitting ON public.correction USING btree (sitting_id, item_id, made_at);

CREATE INDEX erasure_organisation ON public.erasure USING btree (organisation_id, erased_at DESC);

CREATE INDEX erasure_unfinished ON public.erasure USING btree (erased_at) WHERE ((in_ledger_at IS NULL) OR (files_deleted_at IS NULL));

CREATE INDEX error_group_last_seen ON public.error_group USING btree (last_seen_at DESC);

CREATE INDEX evidence_incident ON public.evidence USING btree (incident_id, pinned_at);

CREATE INDEX exam_image_exam ON public.exam_image USING btree (exam_id);

CREATE INDEX exam_organisation ON public.exam USING btree (organisation_id, updated_at DESC);

CREATE INDEX hall_camera_of_sitting ON public.hall_camera USING btree (sitting_id) WHERE (removed_at IS NULL);

CREATE INDEX handover_open ON public.handover USING btree (sitting_id) WHERE (answer IS NULL);

CREATE INDEX incident_attempt ON public.incident USING btree (attempt_id, started_at);

CREATE INDEX incident_decision_incident ON public.incident_decision USING btree (incident_id, decided_at);

CREATE INDEX incident_sitting_open ON public.incident USING btree (sitting_id) WHERE (state = 'open'::text);

CREATE INDEX late_decision_of_answer ON public.late_decision USING btree (attempt_id, item_id, decided_at, id);

CREATE INDEX legal_hold_open ON public.legal_hold USING btree (organisation_id, made_at) WHERE (ended_at IS NULL);

CREATE INDEX legal_hold_organisation ON public.legal_hold USING btree (organisation_id, made_at);

CREATE INDEX live_place_of_process ON public.live_place USING btree (process_id);

CREATE INDEX manifest_unsigned ON public.manifest USING btree (attempt_id) WHERE (counter IS NULL);

CREATE INDEX mark_attempt ON public.mark USING btree (attempt_id, item_id, marked_at);

CREATE INDEX message_attempt ON public.message USING btree (attempt_id, sent_at);

CREATE INDEX message_sitting ON public.message USING btree (sitting_id, sent_at);

CREATE INDEX note_attempt ON public.note USING btree (attempt_id, written_at);

CREATE INDEX one_time_link_person ON public.one_time_link USING btree (person_id);

CREATE INDEX pages_link_of_attempt ON public.pages_link USING btree (attempt_id, item_id);

CREATE INDEX person_organisation ON public.person USING btree (organisation_id, name);

CREATE INDEX recorder_hold_of_process ON public.recorder_hold USING btree (process_id);

CREATE INDEX registration_person ON public.registration USING btree (person_id);

CREATE INDEX registration_room ON public.registration USING btree (room_id);

CREATE INDEX rejudgement_attempt ON public.rejudgement USING btree (attempt_id, at);

CREATE INDEX result_file_sitting ON public.result_file USING btree (sitting_id, created_at);

CREATE INDEX role_grant_scope ON public.role_grant USING btree (scope_kind, scope_id);

CREATE INDEX sealed_object_announced ON public.sealed_object USING btree (announced_at) WHERE (sealed_at IS NULL);

CREATE INDEX sealed_object_of_attempt ON public.sealed_object USING btree (attempt_id);

CREATE INDEX side_camera_of_attempt ON public.side_camera USING btree (attempt_id, joined_at);

CREATE INDEX sign_in_expires ON public.sign_in USING btree (expires_at);

CREATE INDEX sign_in_person ON public.sign_in USING btree (person_id);

CREATE INDEX signal_batch_time ON public.signal_batch USING btree (attempt_id, received_at);

CREATE INDEX signal_batch_unjudged ON public.signal_batch USING btree (received_at) WHERE (judged_at IS NULL);

CREATE INDEX sitting_exam ON public.sitting USING btree (exam_id);

CREATE INDEX sitting_organisation ON public.sitting USING btree (organisation_id, starts_at);

CREATE INDEX sitting_practice ON public.sitting USING btree (ends_at) WHERE (purpose = 'practice'::text);

CREATE INDEX talk_attempt ON public.talk USING btree (attempt_id, began_at);

CREATE UNIQUE INDEX talk_going_on ON public.talk USING btree (attempt_id) WHERE (ended_at IS NULL);

CREATE INDEX track_chunk_at ON public.track_chunk USING btree (track_id, from_at);

CREATE INDEX track_chunk_in_journal ON public.track_chunk USING btree (track_id, from_seq) WHERE (sealed_in IS NULL);

CREATE INDEX track_chunk_sealed_in ON public.track_chunk USING btree (sealed_in) WHERE (sealed_in IS NOT NULL);

CREATE INDEX upload_of_attempt ON public.upload USING btree (attempt_id, item_id);

CREATE INDEX verdict_attempt ON public.verdict USING btree (attempt_id, decided_at);

CREATE INDEX viewing_of_person ON public.viewing USING btree (attempt_id, person_id, last_at);

CREATE INDEX wall_viewer_sitting ON public.wall_viewer USING btree (sitting_id);

CREATE OR REPLACE FUNCTION public.content_as_drafted(content jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select jsonb_set(content - 'decimals', '{sections}', coalesce((
    select jsonb_agg(
      case when coalesce(jsonb_array_length(section -> 'draws'), 0) = 0 then section - 'draws'
      else jsonb_set(section, '{draws}', (
        select jsonb_agg(draw - 'pool' order by place) from jsonb_array_elements(section -> 'draws')
          with ordinality as drawn (draw, place)
      )) end order by at)
    from jsonb_array_elements(content -> 'sections') with ordinality as all_sections (section, at)
  ), '[]'))
$function$;

CREATE OR REPLACE FUNCTION public.items_in(content jsonb)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (jsonb_array_length(jsonb_path_query_array(content, '$.sections[*].items[*]'))
    + (select coalesce(sum((draw ->> 'count')::int), 0)
      from jsonb_path_query(content, '$.sections[*].draws[*]') draw))::int
$function$;

CREATE OR REPLACE FUNCTION public.points_in(content jsonb)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (select coalesce(sum((item ->> 'points')::float8), 0)
      from jsonb_path_query(content, '$.sections[*].items[*]') item)
    + (select coalesce(sum((draw ->> 'count')::float8 * (draw ->> 'pointsEach')::float8), 0)
      from jsonb_path_query(content, '$.sections[*].draws[*]') draw)
$function$;

CREATE OR REPLACE FUNCTION public.refuse_attempt_deletion()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from sitting where sitting.id = old.sitting_id and sitting.purpose <> 'practice') then
    raise exception 'only an attempt of a practice is deleted';
  end if;
  if exists (
    select from legal_hold
    where ended_at is null and (legal_hold.attempt_id = old.id or legal_hold.sitting_id = old.sitting_id)
  ) then
    raise exception 'the attempt is held';
  end if;
  return old;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit entries are never changed or deleted';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_bank_version_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a version of an item is kept as it was saved';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_revision_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a revision is frozen';
end
$function$;

CREATE OR REPLACE FUNCTION public.total_scores()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into score_total select distinct attempt_id, 0, 0, 0 from written order by attempt_id
    on conflict do nothing;
  -- Who totals an attempt reads its scores after whoever totalled it before: an older sum never stands last.
  perform from score_total
    where attempt_id in (select attempt_id from written) order by attempt_id for update;
  update score_total set points = whole.points, most = whole.most, unmarked = whole.unmarked
    from (
      select attempt_id, coalesce(sum(points), 0) as points, sum(max) as most,
        count(*) filter (where points is null) as unmarked
      from counted_score
      where attempt_id in (select attempt_id from written)
      group by attempt_id
    ) as whole
    where score_total.attempt_id = whole.attempt_id
      and (score_total.points, score_total.most, score_total.unmarked)
        is distinct from (whole.points, whole.most, whole.unmarked);
  return null;
end
$function$;

CREATE TRIGGER attempt_is_kept BEFORE DELETE ON public.attempt FOR EACH ROW EXECUTE FUNCTION refuse_attempt_deletion();

CREATE TRIGGER audit_entry_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER bank_item_version_is_kept BEFORE DELETE OR UPDATE ON public.bank_item_version FOR EACH ROW EXECUTE FUNCTION refuse_bank_version_change();

CREATE TRIGGER revision_is_frozen BEFORE UPDATE ON public.revision FOR EACH ROW EXECUTE FUNCTION refuse_revision_change();

CREATE TRIGGER score_is_totalled AFTER INSERT ON public.score REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION total_scores();

CREATE TRIGGER score_is_totalled_again AFTER UPDATE ON public.score REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION total_scores();

create view attempt_revision as  SELECT attempt.id AS attempt_id,
    COALESCE(accommodation.alternative_revision_id, sitting.revision_id) AS revision_id
   FROM ((attempt
     JOIN sitting ON ((sitting.id = attempt.sitting_id)))
     LEFT JOIN accommodation ON ((accommodation.registration_id = attempt.registration_id)));;

create view counted_answer as  SELECT answer.attempt_id,
    answer.item_id,
    answer.body,
    answer.hash,
    answer.received_at
   FROM answer
  WHERE (NOT (EXISTS ( SELECT
           FROM late_counted
          WHERE ((late_counted.attempt_id = answer.attempt_id) AND (late_counted.item_id = answer.item_id)))))
UNION ALL
 SELECT late_counted.attempt_id,
    late_counted.item_id,
    late_counted.body,
    late_counted.hash,
    late_counted.received_at
   FROM late_counted;;

create view counted_score as  SELECT attempt_id,
    item_id,
    counts,
        CASE counts
            WHEN 'full-for-all'::text THEN max
            WHEN 'for-nobody'::text THEN (0)::double precision
            ELSE
            CASE
                WHEN (marking = 'done'::text) THEN LEAST(marked_points, max)
                WHEN needs_marking THEN NULL::double precision
                ELSE points
            END
        END AS points,
        CASE
            WHEN (counts = ANY (ARRAY['for-nobody'::text, 'bonus'::text])) THEN (0)::double precision
            ELSE max
        END AS max,
    max AS worth,
    (answer_hash IS NOT NULL) AS is_answered
   FROM score;;

create view late_counted as  SELECT log.attempt_id,
    log.item_id,
    log.body,
    log.hash,
    log.received_at
   FROM (late_decision holding
     JOIN answer_log log ON (((log.attempt_id = holding.attempt_id) AND (log.journal_id = holding.journal_id) AND (log.seq = holding.seq))))
  WHERE (NOT (EXISTS ( SELECT
           FROM late_decision later
          WHERE ((later.attempt_id = holding.attempt_id) AND (later.item_id = holding.item_id) AND (ROW(later.decided_at, later.id) > ROW(holding.decided_at, holding.id))))));;

create view unnamed_upload as  SELECT id,
    attempt_id,
    item_id,
    name,
    bytes,
    sha256,
    picture_type,
    sent_by,
    begun_at,
    delivered_at
   FROM upload
  WHERE ((delivered_at IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM answer_log log
          WHERE ((log.attempt_id = upload.attempt_id) AND (log.item_id = upload.item_id) AND (strpos((log.body)::text, (upload.id)::text) > 0))))));;
