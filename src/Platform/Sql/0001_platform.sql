-- Who acted: one row for each act; every journal entry points to the act it came from.
create table platform_act (
  id        uuid        not null primary key,
  who       text        not null check (length(who) > 0),
  capacity  text        not null,
  at        timestamptz not null,
  reason    text        not null check (length(reason) > 0),
  basis     text            null,
  evidence  text            null
);

-- Facts, in the order in which they were committed. The payload of a public fact holds public data only.
--@sqlite
create table platform_journal (
  seq          integer     not null primary key autoincrement,
  kind         text        not null,
  subject      uuid        not null,
  effective_on date        not null,
  is_public    boolean     not null,
  act          uuid        not null references platform_act (id),
  payload      text        not null
);
--@postgres
create table platform_journal (
  seq          bigint      generated always as identity primary key,
  kind         text        not null,
  subject      uuid        not null,
  effective_on date        not null,
  is_public    boolean     not null,
  act          uuid        not null references platform_act (id),
  payload      text        not null
);
--@all
create index platform_journal_subject on platform_journal (subject, seq);

-- Machine clients. Only the hash of a key is kept.
create table platform_api_key (
  id           uuid        not null primary key,
  name         text        not null check (length(name) > 0),
  key_hash     bytea       not null unique,
  body         text            null,
  scopes       text        not null,
  created_at   timestamptz not null,
  expires_on   date            null,
  revoked_at   timestamptz     null,
  last_used_on date            null
);

-- Uploaded files wait here, in parts, until their job is done: any process that shares the database can take the job.
create table platform_file (
  id         uuid        not null primary key,
  name       text        not null,
  bytes      bigint      not null check (bytes >= 0),
  sha256     text        not null check (length(sha256) = 64),
  created_at timestamptz not null
);
create table platform_file_part (
  file  uuid    not null references platform_file (id),
  no    integer not null check (no >= 0),
  bytes bytea   not null,
  primary key (file, no)
);

-- Work for later. A worker holds a lease; a lease that ran out may be taken by another worker.
create table platform_job (
  id          uuid        not null primary key,
  kind        text        not null,
  owner       text        not null,
  payload     text        not null,
  state       text        not null check (state in ('queued', 'running', 'done', 'failed')),
  done        bigint      not null default 0,
  total       bigint          null,
  message     text            null,
  created_at  timestamptz not null,
  finished_at timestamptz     null,
  lease_owner text            null,
  lease_until timestamptz     null
);
create index platform_job_open on platform_job (state, created_at);

-- Keys that protect cookies and forms, shared by all web processes.
create table platform_protection_key (
  name text not null primary key,
  xml  text not null
);

-- Facts about this installation (seeded demo data, the seed, …).
create table platform_setting (
  name  text not null primary key,
  value text not null
);
