-- Which fact stands at which index. The salt opens the commitment; it goes when the payload is withdrawn.
--@sqlite
create table ledger_leaf (
  idx  integer not null primary key,
  seq  integer not null unique,
  salt blob    null
);
--@postgres
create table ledger_leaf (
  idx  bigint not null primary key,
  seq  bigint not null unique,
  salt bytea  null
);
--@all

-- Tiles of C2SP tlog-tiles; level -1 holds the entry bundles. A row grows until it holds 256 hashes or entries.
create table ledger_tile (
  level integer not null,
  idx   bigint  not null,
  width integer not null check (width between 1 and 256),
  bytes bytea   not null,
  primary key (level, idx)
);

-- Every checkpoint ever signed, with the log's own signatures; cosignatures of witnesses arrive later.
create table ledger_checkpoint (
  size bigint      not null primary key,
  note text        not null,
  at   timestamptz not null
);
create table ledger_cosignature (
  size    bigint not null references ledger_checkpoint (size),
  witness text   not null,
  line    text   not null,
  primary key (size, witness)
);

-- Verifier keys of this log, in the order in which they were in use.
create table ledger_key (
  vkey       text   not null primary key,
  from_size  bigint not null,
  retired_at timestamptz null
);

-- Payloads whose publication has ended, and why.
create table ledger_withdrawal (
  idx    bigint      not null primary key references ledger_leaf (idx),
  at     timestamptz not null,
  reason text        not null check (length(reason) > 0),
  basis  text        null
);
