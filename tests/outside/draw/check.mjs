// The module of the public page under Node: node check.mjs BUNDLE [OWN]; prints what it found, exit 1 if something is wrong.
import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto;
// As bytes, because Node takes a file .js outside a package for a script.
const source = readFileSync(new URL("../../../src/Web/wwwroot/draw.js", import.meta.url));
const { checkOwn, verifyBundle } = await import(`data:text/javascript;base64,${source.toString("base64")}`);
const [file, own] = process.argv.slice(2);
const report = await verifyBundle(readFileSync(file, "utf8"));
const answer = report.wrong || !own ? report : { ...report, own: await checkOwn(report.bundle, JSON.parse(readFileSync(own, "utf8"))) };
console.log(JSON.stringify({ wrong: answer.wrong, steps: answer.steps, own: answer.own }));
process.exitCode = answer.wrong || answer.own?.wrong ? 1 : 0;
