#!/usr/bin/env bash
# Copies the journal and its acts from the SQLite register in FOLDER into a PostgreSQL database that has the same certificates
# (bench/Verify/copy-to-postgres.sh), so that both count the same facts.
#   bench/Dashboard/copy-facts.sh FOLDER "postgresql://postgres@127.0.0.1:5432/zhiheng"
set -euo pipefail
database="$1/zhiheng.db"
target="$2"
psql -q "$target" -c "alter table platform_journal disable trigger user"
sqlite3 -csv "$database" "select lower(hex(id)), who, capacity, at, reason from platform_act" | psql -q "$target" -c "\\copy platform_act (id, who, capacity, at, reason) from stdin with (format csv)"
sqlite3 -csv "$database" "select seq, kind, lower(hex(subject)), effective_on, is_public, lower(hex(act)), payload from platform_journal" |
  psql -q "$target" -c "\\copy platform_journal (seq, kind, subject, effective_on, is_public, act, payload) from stdin with (format csv)"
psql -q "$target" -c "select setval(pg_get_serial_sequence('platform_journal', 'seq'), (select max(seq) from platform_journal))" \
  -c "alter table platform_journal enable trigger user" -c "analyze platform_journal"
