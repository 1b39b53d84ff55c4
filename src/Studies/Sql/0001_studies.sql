-- What a firm or a body worked out with a tool and keeps. Private: nobody but the owner reads it unless a consent in force names them.
-- "kind" is the tool (sheet:i-mr, board:fishbone, path:qc-story, assessment:gbt19580-2012); "latest" the number of the newest version.
create table studies_study (
  id           uuid        not null primary key,
  body         uuid        null,
  organization uuid        null check ((organization is null) <> (body is null)),
  kind         text        not null check (length(kind) > 0),
  title        text        not null check (length(title) between 1 and 80),
  latest       integer     not null check (latest >= 1),
  made_at      timestamptz not null,
  changed_at   timestamptz not null,
  archived_at  timestamptz null
);
create index studies_study_body on studies_study (body) where body is not null;
create index studies_study_organization on studies_study (organization) where organization is not null;

-- A version is never changed. "content" is a canonical JSON object (RFC 8785), "sha256" its digest in lower-case hexadecimal, "bytes" its length.
create table studies_version (
  study        uuid        not null references studies_study (id),
  number       integer     not null check (number >= 1),
  content      text        not null,
  sha256       text        not null check (length(sha256) = 64),
  bytes        integer     not null check (bytes between 2 and 2097152),
  made_at      timestamptz not null,
  account      uuid        not null,
  account_name text        not null check (length(account_name) > 0),
  note         text        null check (length(note) between 1 and 200),
  primary key (study, number)
);

-- The owner lets exactly one recipient read: an authority (region and name), or a body or organisation by its code. One legal person may be
-- entered as a body and as an organisation. Both days are included. "reach": the latest version as it stands at reading, or all of them.
create table studies_consent (
  id                     uuid        not null primary key,
  study                  uuid        not null references studies_study (id),
  owner_name             text        not null check (length(owner_name) > 0),
  organ_region           text        null check (length(organ_region) = 6),
  organ_name             text        null check ((organ_name is null) = (organ_region is null)),
  recipient_code         text        null,
  recipient_name         text        null check ((recipient_name is null) = (recipient_code is null)),
  recipient_body         uuid        null,
  recipient_organization uuid        null,
  reach                  text        not null check (reach in ('latest', 'all')),
  starts_on              date        not null,
  ends_on                date        not null check (ends_on >= starts_on),
  given_at               timestamptz not null,
  given_by               uuid        not null,
  given_by_name          text        not null check (length(given_by_name) > 0),
  withdrawn_at           timestamptz null,
  check ((organ_region is null) <> (recipient_code is null)),
  check ((recipient_code is null) = (recipient_body is null and recipient_organization is null))
);
create index studies_consent_study on studies_consent (study);
create index studies_consent_organ on studies_consent (organ_region, organ_name) where organ_region is not null;
create index studies_consent_body on studies_consent (recipient_body) where recipient_body is not null;
create index studies_consent_organization on studies_consent (recipient_organization) where recipient_organization is not null;

-- Who opened a shared version, and when. Written before the version is shown.
create table studies_opening (
  id           uuid        not null primary key,
  consent      uuid        not null references studies_consent (id),
  number       integer     not null check (number >= 1),
  opened_at    timestamptz not null,
  account      uuid        not null,
  account_name text        not null check (length(account_name) > 0)
);
create index studies_opening_consent on studies_opening (consent, opened_at);

-- One figure of a year that a firm lets into the anonymous groups. "figure" and "definition" name a published definition; "value" is a decimal
-- text and is erased when the firm withdraws it. "division" is the two digits of GB/T 4754 that the firm states.
create table studies_contribution (
  id           uuid        not null primary key,
  body         uuid        null,
  organization uuid        null check ((organization is null) <> (body is null)),
  figure       text        not null check (length(figure) > 0),
  definition   integer     not null check (definition >= 1),
  period       integer     not null check (period between 1990 and 2999),
  value        text        null,
  division     text        not null check (length(division) = 2),
  region       text        not null check (length(region) = 6),
  given_at     timestamptz not null,
  given_by     uuid        not null,
  withdrawn_at timestamptz null,
  check ((value is null) = (withdrawn_at is not null))
);
create unique index studies_contribution_body on studies_contribution (body, figure, definition, period) where body is not null and withdrawn_at is null;
create unique index studies_contribution_organization on studies_contribution (organization, figure, definition, period)
  where organization is not null and withdrawn_at is null;
create index studies_contribution_figure on studies_contribution (figure, definition, period) where withdrawn_at is null;

-- One row for a figure of a year: whoever changes what is contributed to it holds this row, so that groups are published one after another.
create table studies_benchmark (
  figure     text    not null,
  definition integer not null,
  period     integer not null,
  changes    integer not null check (changes >= 1),
  primary key (figure, definition, period)
);

-- What is published of a group, and nothing else is: rounded quartiles and how many firms. "industry" is a division (two digits), a section
-- (a letter) or '*'; "place" a prefix of a division code (county, city, province) or '*'.
create table studies_group (
  id           uuid        not null primary key,
  figure       text        not null,
  definition   integer     not null,
  period       integer     not null,
  industry     text        not null check (length(industry) between 1 and 2),
  place        text        not null check (length(place) between 1 and 6),
  firms        integer     not null check (firms >= 5),
  quartile1    text        not null,
  median       text        not null,
  quartile3    text        not null,
  published_at timestamptz not null,
  unique (figure, definition, period, industry, place)
);

-- Whose contributions the published figures of a group were computed from: what tells whether five of them have changed since.
create table studies_member (
  published    uuid not null references studies_group (id),
  contribution uuid not null references studies_contribution (id),
  owner        uuid not null,
  primary key (published, contribution)
);
create index studies_member_contribution on studies_member (contribution);
