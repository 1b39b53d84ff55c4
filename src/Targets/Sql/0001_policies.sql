-- An uploaded policy document. "body" is its text as read (places count its UTF-16 units), "reading" what the parser found and is never
-- changed, "draft" the same as a person has corrected it; both are JSON. Nothing is in force before a second person has adopted the draft.
create table targets_document (
  id            uuid    not null primary key,
  file_name     text    not null check (length(file_name) > 0),
  sha256        text    not null check (length(sha256) = 64),
  body          text    not null,
  reading       text    not null,
  draft         text    not null,
  region        text    not null check (length(region) = 6),
  organ_region  text    not null check (length(organ_region) = 6),
  organ_name    text    not null check (length(organ_name) > 0),
  state         text    not null check (state in ('draft', 'submitted', 'adopted', 'discarded')),
  author        uuid    not null,
  author_name   text    not null,
  received_on   date    not null,
  decider       uuid        null,
  decider_name  text        null,
  decided_on    date        null,
  decision      text        null,
  version       integer not null,
  check (state <> 'adopted' or decider <> author)
);
create index targets_document_organ on targets_document (organ_region, id);

-- Every correction of a draft, in order: what stood there, what stands there now (JSON; null: nothing), and who changed it.
create table targets_correction (
  document uuid        not null references targets_document (id),
  no       integer     not null check (no >= 1),
  place    text        not null check (length(place) > 0),
  was      text            null,
  becomes  text            null,
  who      text        not null,
  account  uuid        not null,
  at       timestamptz not null,
  primary key (document, no)
);

-- An adopted policy. A later one replaces it as a whole, or tightens it: then both stay in force, and single targets point to the earlier ones.
create table targets_policy (
  id           uuid    not null primary key references targets_document (id),
  number       text        null,
  title        text    not null check (length(title) > 0),
  issuer       text        null,
  issued_on    date        null,
  region       text    not null check (length(region) = 6),
  organ_region text    not null check (length(organ_region) = 6),
  organ_name   text    not null check (length(organ_name) > 0),
  adopted_on   date    not null,
  earlier      uuid        null references targets_policy (id) check (earlier <> id),
  relation     text        null check (relation in ('replaces', 'tightens')),
  replaced_on  date        null,
  is_demo      boolean not null,
  version      integer not null,
  check ((earlier is null) = (relation is null))
);
create index targets_policy_organ on targets_policy (organ_region, id);

-- A responsible unit as policies of a region name it, and the authority that answers for it today: departments are merged and renamed.
create table targets_unit (
  id           uuid    not null primary key,
  region       text    not null check (length(region) = 6),
  name         text    not null check (length(name) > 0),
  organ_region text        null,
  organ_name   text        null,
  version      integer not null,
  unique (region, name),
  check ((organ_region is null) = (organ_name is null))
);
create index targets_unit_organ on targets_unit (organ_region, organ_name);

create table targets_measure (
  id           uuid    not null primary key,
  policy       uuid    not null references targets_policy (id),
  ordinal      integer not null check (ordinal >= 1),
  no           text    not null check (length(no) > 0),
  title        text    not null check (length(title) > 0),
  section      text        null,
  body         text    not null,
  organ_region text    not null check (length(organ_region) = 6),
  organ_name   text    not null check (length(organ_name) > 0),
  version      integer not null,
  unique (policy, ordinal)
);
create index targets_measure_organ on targets_measure (organ_region, id);

-- Who answers for a measure. "printed" is the name in the document: 各市政府 stands there once and becomes one row for each city.
create table targets_duty (
  id       uuid not null primary key,
  measure  uuid not null references targets_measure (id),
  unit     uuid not null references targets_unit (id),
  role     text not null check (role in ('lead', 'participant', 'implementer')),
  printed  text not null check (length(printed) > 0),
  every_of text     null check (every_of in ('province', 'city', 'county', 'town')),
  unique (measure, unit)
);
create index targets_duty_unit on targets_duty (unit);

-- A target. Figures are decimals as text, exactly as printed. "source": module (ask and filter name a published indicator), reported (by the
-- responsible units, reviewed), none ("why" says what is missing); null until somebody has decided.
create table targets_indicator (
  id            uuid    not null primary key,
  policy        uuid    not null references targets_policy (id),
  measure       uuid        null references targets_measure (id),
  ordinal       integer not null check (ordinal >= 1),
  name          text    not null check (length(name) > 0),
  baseline      text        null,
  target        text    not null,
  unit          text        null,
  due_year      integer     null check (due_year between 2000 and 2100),
  comparator    text    not null check (comparator in ('>=', '<=', '=')),
  kind          text    not null check (kind in ('level', 'annual-flow', 'change')),
  body          text    not null,
  organ_region  text    not null check (length(organ_region) = 6),
  organ_name    text    not null check (length(organ_name) > 0),
  earlier       uuid        null references targets_indicator (id) check (earlier <> id),
  superseded_on date        null,
  source        text        null check (source in ('module', 'reported', 'none')),
  ask           text        null,
  filter        text        null,
  why           text        null,
  bound_by      text        null,
  bound_on      date        null,
  version       integer not null,
  unique (policy, ordinal),
  check ((source = 'module') = (ask is not null)),
  check (source <> 'none' or why is not null)
);
create index targets_indicator_organ on targets_indicator (organ_region, id);

-- Money promised: whole fen.
create table targets_subsidy (
  id          uuid    not null primary key,
  policy      uuid    not null references targets_policy (id),
  measure     uuid        null references targets_measure (id),
  ordinal     integer not null check (ordinal >= 1),
  beneficiary text    not null check (length(beneficiary) > 0),
  amount_fen  bigint  not null check (amount_fen > 0),
  limits      text        null,
  form        text        null,
  body        text    not null,
  unique (policy, ordinal)
);

-- A figure that a responsible unit reports for the end of a period, with its evidence; it counts once somebody else has accepted it.
create table targets_report (
  id            uuid    not null primary key,
  indicator     uuid    not null references targets_indicator (id),
  unit          uuid    not null references targets_unit (id),
  as_of         date    not null,
  value         text    not null,
  note          text        null,
  evidence      text    not null,
  state         text    not null check (state in ('sent', 'accepted', 'returned')),
  reporter      uuid    not null,
  reporter_name text    not null,
  sent_on       date    not null,
  reviewer      uuid        null check (reviewer <> reporter),
  reviewer_name text        null,
  reviewed_on   date        null,
  decision      text        null,
  organ_region  text    not null check (length(organ_region) = 6),
  organ_name    text    not null check (length(organ_name) > 0),
  version       integer not null
);
create unique index targets_report_once on targets_report (indicator, unit, as_of) where state <> 'returned';
create index targets_report_organ on targets_report (organ_region, id);
