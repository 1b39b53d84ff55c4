-- The account that acted, whom it stood in for, and the number of the form: a form that arrives twice acts once.
alter table platform_act add column account uuid null;
alter table platform_act add column on_behalf_of text null;
alter table platform_act add column once uuid null;
create unique index platform_act_once on platform_act (once) where once is not null;

-- A person in an organisation. One person in two organisations has two accounts. Owner: the register's id of the body or enterprise.
create table platform_account (
  id                  uuid        not null primary key,
  sign_in_name        text        not null unique check (length(sign_in_name) between 3 and 60),
  person_name         text        not null check (length(person_name) > 0),
  kind                text        not null check (kind in ('authority', 'body', 'laboratory', 'enterprise')),
  organization_name   text        not null check (length(organization_name) > 0),
  organization_code   text            null,
  owner               uuid            null,
  region              text            null,
  email               text            null,
  state               text        not null check (state in ('active', 'closed')),
  password_hash       text            null,
  password_changed_at timestamptz     null,
  must_change         boolean     not null,
  totp_sealed         bytea           null,
  totp_confirmed_at   timestamptz     null,
  totp_last_step      bigint      not null default 0,
  failures            integer     not null default 0,
  locked_until        timestamptz     null,
  external_subject    text            null unique,
  created_at          timestamptz not null,
  is_demo             boolean     not null,
  version             integer     not null,
  check (kind = 'authority' or region is null),
  check (kind <> 'authority' or owner is null)
);

create table platform_recovery_code (
  account   uuid        not null references platform_account (id),
  code_hash bytea       not null,
  used_at   timestamptz     null,
  primary key (account, code_hash)
);

-- Both days included. A grant is never edited: it is revoked, and another one given.
create table platform_grant (
  id         uuid        not null primary key,
  account    uuid        not null references platform_account (id),
  role       text        not null check (length(role) > 0),
  region     text            null,
  line       text            null,
  starts_on  date        not null,
  ends_on    date            null check (ends_on >= starts_on),
  granted_by uuid            null references platform_account (id),
  granted_at timestamptz not null,
  revoked_by uuid            null references platform_account (id),
  revoked_at timestamptz     null,
  check (granted_by is null or granted_by <> account)
);
create index platform_grant_account on platform_grant (account);
create index platform_grant_granted_by on platform_grant (granted_by);
create index platform_grant_revoked_by on platform_grant (revoked_by);

-- Where somebody is signed in. The cookie holds a secret, the database its hash.
create table platform_session (
  id            uuid        not null primary key,
  token_hash    bytea       not null unique,
  account       uuid        not null references platform_account (id),
  stage         text        not null check (stage in ('second-factor', 'enrol', 'new-password', 'full')),
  started_at    timestamptz not null,
  last_seen_at  timestamptz not null,
  ended_at      timestamptz     null,
  end_reason    text            null,
  address       text        not null,
  agent         text        not null
);
create index platform_session_account on platform_session (account, started_at);

-- Acting for somebody (代理) and reading without a grant in an emergency: asked by one, approved by another, both names kept.
create table platform_stand_in (
  id           uuid        not null primary key,
  kind         text        not null check (kind in ('proxy', 'break-glass')),
  account      uuid        not null references platform_account (id),
  absent       uuid            null references platform_account (id),
  region       text            null,
  reason       text        not null check (length(reason) > 0),
  requested_at timestamptz not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null check (ends_at > starts_at),
  decided_by   uuid            null references platform_account (id),
  decided_at   timestamptz     null,
  approved     boolean         null,
  ended_at     timestamptz     null,
  check (decided_by is null or decided_by <> account),
  check (kind <> 'proxy' or absent is not null),
  check (kind <> 'break-glass' or region is not null)
);
create index platform_stand_in_account on platform_stand_in (account);
create index platform_stand_in_absent on platform_stand_in (absent);
create index platform_stand_in_decided_by on platform_stand_in (decided_by);

-- A code that an authority hands over on paper; with it an enterprise opens its first account.
create table platform_invitation (
  id                uuid        not null primary key,
  code_hash         bytea       not null unique,
  kind              text        not null check (kind in ('body', 'laboratory', 'enterprise')),
  organization_code text        not null,
  organization_name text        not null,
  owner             uuid            null,
  region            text            null,
  made_by           uuid        not null references platform_account (id),
  made_at           timestamptz not null,
  expires_on        date        not null,
  failures          integer     not null default 0,
  used_at           timestamptz     null,
  account           uuid            null references platform_account (id)
);
create index platform_invitation_made_by on platform_invitation (made_by);
create index platform_invitation_account on platform_invitation (account);

-- Machine clients beyond reporting: whose rows they read, who made the key, what it replaced.
alter table platform_api_key add column account uuid null references platform_account (id);
alter table platform_api_key add column replaces uuid null references platform_api_key (id);
create index platform_api_key_account on platform_api_key (account);
create index platform_api_key_replaces on platform_api_key (replaces);

-- Forms that were sent with an expired session wait here, sealed, until their sender has signed in again.
create table platform_parked_form (
  id         uuid        not null primary key,
  sealed     bytea       not null,
  expires_at timestamptz not null
);

-- Where a form led that has acted: sent again, it leads there again.
create table platform_form_receipt (
  once     uuid        not null primary key,
  account  uuid        not null references platform_account (id),
  location text        not null,
  at       timestamptz not null
);
create index platform_form_receipt_account on platform_form_receipt (account);

-- The audit log: each row holds the hash of the row before it. Nobody can change or remove a row, administrators included.
create table platform_audit (
  seq       bigint      not null primary key check (seq >= 1),
  at        timestamptz not null,
  kind      text        not null check (length(kind) > 0),
  account   uuid            null,
  who       text        not null,
  session   uuid            null,
  address   text        not null,
  subject   text        not null,
  detail    text        not null,
  previous  bytea       not null,
  hash      bytea       not null unique
);
create index platform_audit_account on platform_audit (account, seq);
create index platform_audit_subject on platform_audit (subject, seq);
create index platform_audit_kind on platform_audit (kind, seq);
create table platform_audit_head (
  id   integer not null primary key check (id = 1),
  seq  bigint  not null,
  hash bytea   not null
);
--@sqlite
insert into platform_audit_head (id, seq, hash) values (1, 0, zeroblob(32));
--@postgres
insert into platform_audit_head (id, seq, hash) values (1, 0, decode(repeat('00', 32), 'hex'));
--@all
create table platform_audit_anchor (
  day      date   not null primary key,
  last_seq bigint not null,
  hash     bytea  not null
);
--@sqlite
create trigger platform_audit_no_update before update on platform_audit begin select raise(abort, 'the audit log is append-only'); end;
create trigger platform_audit_no_delete before delete on platform_audit begin select raise(abort, 'the audit log is append-only'); end;
--@postgres
create function platform_audit_is_append_only() returns trigger language plpgsql as $body$
begin
  raise exception 'the audit log is append-only';
end
$body$;
create trigger platform_audit_no_change before update or delete on platform_audit
  for each row execute function platform_audit_is_append_only();
create trigger platform_audit_no_truncate before truncate on platform_audit
  for each statement execute function platform_audit_is_append_only();
--@all
