-- The index over organisation names: sorted runs of (two characters, number of the name), cut into pages of at most 1,900 bytes.
-- Names are only ever added, so a run never changes; small runs are merged into larger ones. A run that is being built is not live.
create table registry_name_run (
  id       bigint  not null primary key,
  first_no bigint  not null,
  last_no  bigint  not null check (last_no >= first_no),
  is_live  boolean not null
);
create table registry_name_page (
  run       bigint not null references registry_name_run (id),
  first_key bigint not null,
  keys      bytea  not null,
  primary key (run, first_key)
);
insert into registry_counter (name, value) values ('name-run', 0);

--@postgres
-- Pages are compressed already.
alter table registry_name_page alter column keys set storage external;

-- "All numbers that begin with" and "all schemes that begin with" are ranges only where text is compared byte by byte.
drop view v_registry_certificate;
alter table registry_certificate
  alter column number_key type text collate "C",
  alter column scheme type text collate "C",
  alter column code type text collate "C",
  alter column region type text collate "C";
create view v_registry_certificate as
  select id, code, body, scheme, number, category, holder, holder_name, region, first_issued_on, issued_on, expires_on,
         status, status_since, suspended_until, surveillance_due
  from registry_certificate;
--@all

-- The certificates of an organisation, newest first, and whether it has a valid one, without touching the certificate.
drop index registry_certificate_holder;
create index registry_certificate_holder on registry_certificate (holder, issued_on, code, status, expires_on);

-- Newest first through the whole register; what filters and counts ask for stands in the index itself.
create index registry_certificate_newest on registry_certificate (issued_on, code, scheme, region, body, status, expires_on);

-- The way in when a filter leaves few certificates. A body has its unique key.
create index registry_certificate_region on registry_certificate (region);
create index registry_certificate_scheme on registry_certificate (scheme);

-- A nine-character organisation code finds the credit code that holds it.
create index registry_organization_part on registry_organization (substr(code, 9, 9));
