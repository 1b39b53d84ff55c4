-- Certification bodies: who may certify, and for which schemes (a JSON array of scheme codes or their prefixes).
create table registry_body (
  id              uuid    not null primary key,
  approval_no     text    not null unique check (length(approval_no) > 0),
  name            text    not null check (length(name) > 0),
  credit_code     text        null,
  region          text        null,
  schemes         text    not null,
  approved_on     date        null,
  approval_ends_on date       null,
  withdrawn_on    date        null,
  is_demo         boolean not null,
  version         integer not null
);

-- Organisations. "code" is the credit code, or the nine characters of an organisation code in old reports, or, for parties
-- abroad that have neither, "X" and a digest of country and name.
create table registry_organization (
  id        uuid    not null primary key,
  code      text    not null unique check (length(code) > 0),
  name      text    not null check (length(name) > 0),
  country   text        null,
  region    text        null,
  address   text        null,
  is_demo   boolean not null,
  version   integer not null
);

-- Every name an organisation has been reported under; "no" is the number the search index knows it by.
create table registry_organization_name (
  no           bigint  not null primary key,
  organization uuid    not null references registry_organization (id),
  name         text    not null check (length(name) > 0),
  unique (organization, name)
);

-- Numbers handed out inside the transaction that uses them: no gap, and no number seen before its row.
create table registry_counter (
  name  text   not null primary key,
  value bigint not null
);
insert into registry_counter (name, value) values ('organization-name', 0);

-- One certificate: what can be asked for has a column; "content" is the JSON of every reported field that is public.
create table registry_certificate (
  id               uuid    not null primary key,
  code             text    not null unique check (length(code) >= 16),
  body             uuid    not null references registry_body (id),
  scheme           text    not null,
  number           text    not null check (length(number) > 0),
  number_key       text    not null,
  category         text    not null,
  holder           uuid    not null references registry_organization (id),
  holder_name      text    not null,
  region           text        null,
  first_issued_on  date        null,
  issued_on        date    not null,
  expires_on       date        null check (expires_on >= issued_on),
  status           text    not null check (status in ('valid', 'suspended', 'revoked', 'cancelled')),
  status_since     date    not null,
  suspended_until  date        null,
  parent_number    text        null,
  surveillance_due date        null,
  reported_on      date    not null,
  content          text    not null,
  version          integer not null,
  unique (body, scheme, number)
);
create index registry_certificate_number on registry_certificate (number_key);
create index registry_certificate_holder on registry_certificate (holder, id);
create index registry_certificate_parent on registry_certificate (body, parent_number) where parent_number is not null;

-- What the templates mark as not public, apart from the certificate so that no public query can reach it by accident.
create table registry_undisclosed (
  certificate uuid not null primary key references registry_certificate (id),
  fields      text not null
--@sqlite
) without rowid;
--@postgres
);
--@all

-- Manufacturer and factory of a compulsory certificate; the applicant is the holder.
create table registry_party (
  certificate  uuid not null references registry_certificate (id),
  role         text not null check (role in ('manufacturer', 'factory')),
  organization uuid not null references registry_organization (id),
  primary key (certificate, role)
);
create index registry_party_organization on registry_party (organization);

-- Certification persons. The identity number is here only as a keyed hash, encrypted, and masked.
create table registry_person (
  id              uuid  not null primary key,
  identity_hash   text  not null unique,
  identity_sealed bytea not null,
  identity_masked text  not null,
  name            text  not null,
  registration_no text      null
);

create table registry_team_member (
  certificate     uuid        not null references registry_certificate (id),
  stage           text        not null,
  person          uuid        not null references registry_person (id),
  starts_at       timestamptz not null,
  ends_at         timestamptz not null check (ends_at >= starts_at),
  name            text        not null,
  registration_no text            null,
  role            text        not null,
  qualification   text            null,
  undisclosed     text        not null,
  primary key (certificate, stage, person, starts_at)
);
create index registry_team_member_person on registry_team_member (person, starts_at);

create table registry_energy_figure (
  certificate uuid not null references registry_certificate (id),
  cycle       text not null,
  starts_on   date not null,
  product     text not null,
  fields      text not null,
  primary key (certificate, cycle, starts_on, product)
);

-- Audit plans and factory inspection plans: announced before they happen, not public.
create table registry_audit_plan (
  body       uuid        not null references registry_body (id),
  plan_no    text        not null,
  template   text        not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  region     text            null,
  fields     text        not null,
  primary key (body, template, plan_no)
);

create table registry_factory_inspection (
  body      uuid not null references registry_body (id),
  plan_no   text not null,
  starts_on date not null,
  ends_on   date not null,
  result    text not null,
  content   text not null,
  fields    text not null,
  primary key (body, plan_no)
);

-- Reported files and the answer to each row. A file is known by its body and digest; sending it again changes nothing.
create table registry_report_file (
  id          uuid        not null primary key,
  body        uuid        not null references registry_body (id),
  sha256      text        not null,
  template    text        not null,
  name        text        not null,
  reported_on date        not null,
  rows_done   bigint      not null,
  accepted    bigint      not null,
  warned      bigint      not null,
  rejected    bigint      not null,
  state       text        not null check (state in ('running', 'done', 'broken')),
  notes       text        not null,
  started_at  timestamptz not null,
  finished_at timestamptz     null,
  version     integer     not null,
  unique (body, sha256)
);
create table registry_report_row (
  file        uuid    not null references registry_report_file (id),
  row_no      bigint  not null,
  line_no     bigint  not null,
  verdict     text    not null check (verdict in ('accepted', 'warned', 'rejected')),
  certificate uuid        null,
  findings    text        null,
  primary key (file, row_no)
--@sqlite
) without rowid;
--@postgres
);
--@all

-- The views other modules and list pages may read.
create view v_registry_certificate as
  select id, code, body, scheme, number, category, holder, holder_name, region, first_issued_on, issued_on, expires_on,
         status, status_since, suspended_until, surveillance_due
  from registry_certificate;
