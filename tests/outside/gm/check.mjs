// Compares our SM2, SM3 and SM4 with npm sm-crypto, in both directions:
//   node check.mjs CASES.json
// CASES: { privateKey, publicKey, cases: [{message, sm3, signature, key, block, sm4}] }, all hexadecimal. Writes its own signatures to stdout.
import {readFileSync} from 'node:fs';
import smCrypto from 'sm-crypto';

const {sm2, sm3, sm4} = smCrypto;
const {privateKey, publicKey, cases} = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const bytes = (hex) => [...Buffer.from(hex, 'hex')];
const theirs = [];
for (const [at, {message, sm3: digest, signature, key, block, sm4: cipher}] of cases.entries()) {
  const text = bytes(message);
  if (sm3(text) !== digest) throw new Error(`SM3 of case ${at} differs`);
  if (!sm2.doVerifySignature(text, signature, publicKey, {hash: true, publicKey})) throw new Error(`SM2 signature of case ${at} is refused`);
  if (sm2.doVerifySignature([...text, 1], signature, publicKey, {hash: true, publicKey})) throw new Error(`SM2 signature of case ${at} fits another message`);
  if (sm4.encrypt(bytes(block), key, {padding: 'none'}) !== cipher) throw new Error(`SM4 of case ${at} differs`);
  theirs.push(sm2.doSignature(text, privateKey, {hash: true, publicKey}));
}
console.log(JSON.stringify(theirs));
