-- A stretch of an attempt that someone should look at.
create table incident (
  id uuid primary key,
  attempt_id uuid not null references attempt (id),
  sitting_id uuid not null references sitting (id),
  kind text not null,
  severity text not null check (severity in ('low', 'medium', 'high')),
  state text not null check (state in ('open', 'confirmed', 'dismissed')),
  started_at timestamptz not null,
  ended_at timestamptz,
  -- The detector's episodes that are going on in it; none when it is over.
  episodes text[] not null,
  signals integer not null,
  confidence real not null,
  detail jsonb not null,
  detector text not null,
  models jsonb not null,
  check (ended_at is null or ended_at >= started_at)
);
create index incident_attempt on incident (attempt_id, started_at);
create index incident_sitting_open on incident (sitting_id) where state = 'open';

-- What is pinned to an incident. `body` says what; `sha256` is over what it says or names.
create table evidence (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  kind text not null check (kind in ('clip', 'signal')),
  body jsonb not null,
  sha256 text not null,
  pinned_at timestamptz not null
);
create index evidence_incident on evidence (incident_id, pinned_at);

-- Telling the proctors of a sitting now; at most one for each incident.
create table alert (
  id uuid primary key,
  incident_id uuid not null unique references incident (id),
  sitting_id uuid not null references sitting (id),
  state text not null check (state in ('new', 'acknowledged', 'resolved')),
  raised_at timestamptz not null,
  acknowledged_by uuid references person (id),
  acknowledged_at timestamptz,
  resolved_by uuid references person (id),
  resolved_at timestamptz
);
create index alert_sitting on alert (sitting_id, raised_at desc);

-- Every decision is kept; the latest is the incident's state.
create table incident_decision (
  id uuid primary key,
  incident_id uuid not null references incident (id),
  person_id uuid not null references person (id),
  decision text not null check (decision in ('confirmed', 'dismissed')),
  reason text not null,
  decided_at timestamptz not null
);
create index incident_decision_incident on incident_decision (incident_id, decided_at);
