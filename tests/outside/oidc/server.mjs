// An OpenID Connect provider that the project did not write, on a port of its own. It first says its issuer, then reads the redirect
// address of the client from its input, then serves until its input ends. Whoever signs in is called what they typed.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const server = createServer();
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ issuer: `http://127.0.0.1:${server.address().port}` })}\n`));

const lines = createInterface({ input: process.stdin });
lines.once('line', (redirect) => {
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients: [{ client_id: 'zhiheng', client_secret: 'a secret: of + tests', redirect_uris: [redirect], response_types: ['code'], grant_types: ['authorization_code'] }],
    pkce: { required: () => true },
    cookies: { keys: ['for tests only'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: { AuthorizationCode: 60, IdToken: 120, AccessToken: 120, Grant: 600, Interaction: 600, Session: 600 },
  });
  server.on('request', provider.callback());
  process.stdout.write('{"ready":true}\n');
});
lines.on('close', () => process.exit(0));
