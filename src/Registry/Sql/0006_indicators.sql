-- Figures computed from facts. A stretch is a span of days on which a certificate counts for something, both days included; 9999-12-31 means
-- without end. "kind": valid (in force), suspended, issued and withdrawn (from the day itself to the end of its year). "first_on": of issued ones,
-- the first certification, which may lie before this register. The holder is the surviving entry where two were merged.
create table registry_stretch (
  holder      uuid    not null references registry_organization (id),
  certificate uuid    not null references registry_certificate (id),
  no          integer not null,
  kind        text    not null check (kind in ('valid', 'suspended', 'issued', 'withdrawn')),
  starts_on   date    not null,
  ends_on     date    not null check (ends_on >= starts_on),
  first_on    date        null,
  scheme      text    not null,
  region      text        null,
  size        text        null,
  primary key (holder, certificate, no)
--@sqlite
) without rowid;
--@postgres
);
--@all
create index registry_stretch_certificate on registry_stretch (certificate);

-- What is kept ready: an indicator with its filter. "through": the day up to which its figures are there; null: not yet computed.
create table registry_ask (
  id      integer not null primary key,
  name    text    not null check (length(name) > 0),
  filter  text    not null,
  through date        null,
  unique (name, filter)
);

-- The figure of a division (county, city, province) at a month's end, and on the day "through". What is zero has no row.
create table registry_figure (
  region text    not null,
  ask    integer not null references registry_ask (id),
  day    date    not null,
  value  bigint  not null,
  primary key (region, ask, day)
--@sqlite
) without rowid;
--@postgres
);
--@all
create index registry_figure_day on registry_figure (ask, day, region, value);

-- What a chunk of facts changes, before it is added up; empty between transactions.
create table registry_figure_change (
  region text    not null,
  ask    integer not null references registry_ask (id),
  day    date    not null,
  value  bigint  not null,
  primary key (region, ask, day)
);
create index registry_figure_change_ask on registry_figure_change (ask);

-- How far the journal has been followed: "seq" is done but for the gaps, "through" is the day of the running month that figures are kept for.
-- "built_to" is the last certificate of a building that is under way.
create table registry_figure_state (
  id       integer not null primary key check (id = 1),
  seq      bigint  not null,
  through  date    not null,
  is_built boolean not null,
  built_to uuid        null
);
create table registry_figure_gap (
  first   bigint      not null primary key,
  last    bigint      not null check (last >= first),
  seen_at timestamptz not null
);
