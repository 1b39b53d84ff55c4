// Checks a folder of certificates with software that the project did not write:
//   node check.mjs FOLDER
// FOLDER/index.json: { now, contexts: {url: file}, schema: file, documents: {did: file}, lists: {url: file}, set: [names whose bit is set] }
// Every NNN.jwt and NNN.json must be accepted, and rejected where the name ends in -bad. Nothing is fetched: what is not in the index is refused.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import * as jose from 'jose';
import jsonld from 'jsonld';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {createVerifyCryptosuite} from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';

const folder = process.argv[2];
const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const index = read('index.json');
const now = new Date(index.now);

const documents = new Map();
for (const kind of ['contexts', 'documents', 'lists']) {
  for (const [url, file] of Object.entries(index[kind])) documents.set(url, read(file));
}
for (const did of Object.keys(index.documents)) {
  for (const method of documents.get(did).verificationMethod) {
    documents.set(method.id, {'@context': 'https://w3id.org/security/multikey/v1', ...method});
  }
}
const documentLoader = async (url) => {
  if (!documents.has(url)) throw new Error(`Not at hand: ${url}`);
  // "static" lets jsonld keep a processed context; everything else may be altered by its reader.
  const tag = url in index.contexts ? 'static' : undefined;
  return {contextUrl: null, documentUrl: url, document: structuredClone(documents.get(url)), tag};
};

const ajv = new Ajv2020({strict: false, allErrors: true});
addFormats(ajv);
const validate = ajv.compile(read(index.schema));
const suite = () => new DataIntegrityProof({cryptosuite: createVerifyCryptosuite()});

async function openJwt(text) {
  const {kid, iss} = jose.decodeProtectedHeader(text);
  const method = documents.get(kid);
  if (!method || method.controller !== iss || !documents.get(iss).assertionMethod.includes(kid)) throw new Error(`no key ${kid}`);
  const key = await jose.importJWK(method.publicKeyJwk, 'ES256');
  const {payload} = await jose.compactVerify(text, key, {algorithms: ['ES256']});
  const {typ, cty} = jose.decodeProtectedHeader(text);
  if (typ !== 'vc+jwt' || cty !== 'vc') throw new Error(`typ ${typ}, cty ${cty}`);
  const credential = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(payload));
  if (credential.issuer.id !== iss) throw new Error('iss is not the issuer');
  return credential;
}

async function openJson(text) {
  const credential = JSON.parse(text);
  // The library takes a set bit for a failure of the credential; the bit is asked separately below.
  const result = await vc.verifyCredential({credential, suite: suite(), documentLoader, now, checkStatus: async () => ({verified: true})});
  if (!result.verified) throw new Error(result.error?.errors?.map((error) => error.message).join('; ') ?? 'not verified');
  return credential;
}

// The library would check the list against today; it is checked once, as of the stated time.
for (const url of Object.keys(index.lists)) {
  const result = await vc.verifyCredential({credential: (await documentLoader(url)).document, suite: suite(), documentLoader, now});
  if (!result.verified) throw new Error(`The list ${url} is not verified: ${result.error?.errors?.[0]?.message}`);
}

async function bit(credential) {
  const result = await checkStatus({credential, documentLoader, verifyBitstringStatusListCredential: false});
  if (!result.verified) throw result.error ?? new Error('status not verified');
  return result.results.some((one) => one.status);
}

async function accept(name, text) {
  const credential = name.endsWith('.jwt') ? await openJwt(text) : await openJson(text);
  if (!validate(credential)) throw new Error(`schema: ${ajv.errorsText(validate.errors)}`);
  const plain = structuredClone(credential);
  delete plain.proof;
  const expanded = await jsonld.expand(plain, {documentLoader, safe: true});
  if (expanded.length !== 1) throw new Error('JSON-LD: nothing left');
  const expected = index.set.includes(name.split('.')[0]);
  if ((await bit(credential)) !== expected) throw new Error(`status bit is not ${expected}`);
}

let accepted = 0, rejected = 0;
const wrong = [];
for (const name of readdirSync(folder).filter((file) => /^\d+(-bad)?\.(jwt|json)$/.test(file)).sort()) {
  let reason = null;
  try {
    await accept(name, readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    reason = error.message || String(error);
  }
  if (name.includes('-bad.') === (reason === null)) wrong.push(`${name}: ${reason ?? 'accepted'}`);
  else if (reason === null) accepted++;
  else rejected++;
}
for (const line of wrong.slice(0, 20)) console.error(line);
console.log(`${accepted} accepted, ${rejected} rejected, ${wrong.length} wrong`);
process.exitCode = wrong.length ? 1 : 0;
