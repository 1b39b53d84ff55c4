-- The private calendar address of an account; only its hash is kept. One at a time: a new one ends the old one.
create table platform_calendar_feed (
  account    uuid        not null primary key,
  token_hash bytea       not null unique,
  made_at    timestamptz not null
);
