-- A key is replaced once: two administrators who rotate it at the same moment do not leave two successors.
drop index platform_api_key_replaces;
create unique index platform_api_key_replaces on platform_api_key (replaces) where replaces is not null;

-- Sign-ins on their way through the external provider. Each is taken out once, by the browser that began it.
create table platform_external_sign_in (
  state_hash   bytea       not null primary key,
  browser_hash bytea       not null,
  sealed       bytea       not null,
  expires_at   timestamptz not null
);
