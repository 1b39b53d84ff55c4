#!/usr/bin/env bash
# Compares our SM2, SM3 and SM4 with OpenSSL's command line, in both directions:
#   check.sh FOLDER
# FOLDER: private.pem, public.pem and for each case NNN.msg, NNN.sm3 (hex), NNN.der (our signature), NNN.key and NNN.iv (hex), NNN.sm4
# (our SM4-CTR of NNN.msg). Leaves OpenSSL's own signature in NNN.theirs.
set -euo pipefail
cd "$1"
identity=(-pkeyopt distid:1234567812345678)
for message in *.msg; do
  name="${message%.msg}"
  [ "$(openssl dgst -sm3 -r "$message" | cut -d' ' -f1)" = "$(cat "$name.sm3")" ] || { echo "SM3 of $name differs" >&2; exit 1; }
  openssl pkeyutl -verify -rawin -digest sm3 "${identity[@]}" -pubin -inkey public.pem -sigfile "$name.der" -in "$message" >/dev/null ||
    { echo "SM2 signature of $name is refused" >&2; exit 1; }
  if openssl pkeyutl -verify -rawin -digest sm3 "${identity[@]}" -pubin -inkey public.pem -sigfile "$name.der" -in private.pem >/dev/null 2>&1; then
    echo "SM2 signature of $name fits another message" >&2; exit 1
  fi
  openssl enc -sm4-ctr -K "$(cat "$name.key")" -iv "$(cat "$name.iv")" -in "$message" | cmp -s - "$name.sm4" || { echo "SM4 of $name differs" >&2; exit 1; }
  openssl pkeyutl -sign -rawin -digest sm3 "${identity[@]}" -inkey private.pem -in "$message" -out "$name.theirs"
done
