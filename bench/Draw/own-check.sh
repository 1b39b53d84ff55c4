#!/usr/bin/env bash
# How long a firm's own check takes in a browser: the page's own script in Chromium, on the files that bench/Draw wrote to FOLDER.
#   dotnet run -c Release --project bench/Draw -- 5000000 1 FOLDER && bench/Draw/own-check.sh FOLDER
set -euo pipefail
folder="$(cd "$1" && pwd)"
cp "$(dirname "$0")/../../src/Web/wwwroot/draw.js" "$folder/draw.js"
cat > "$folder/index.html" <<'HTML'
<!doctype html><title>…</title><script type="module">
import { verifyBundle, checkOwn } from "./draw.js";
const middle = list => list.sort((a, b) => a - b)[list.length >> 1];
const time = async (rounds, act) => { const all = []; for (let i = 0; i < rounds; i++) { const since = performance.now(); await act(); all.push(performance.now() - since); } return all; };
const text = await (await fetch("bundle.json")).text(), own = await (await fetch("own.json")).json();
const whole = await verifyBundle(text);
if (!whole.bundle) throw new Error(JSON.stringify(whole));
const first = await checkOwn(whole.bundle, own);
if (first.wrong) throw new Error(JSON.stringify(first));
const bundles = await time(5, () => verifyBundle(text)), checks = await time(100, () => checkOwn(whole.bundle, own));
await fetch("result", { method: "POST", body: `own check: median ${middle(checks).toFixed(1)} ms, worst ${Math.max(...checks).toFixed(1)} ms (limit 100); reading and checking the bundle once before: median ${middle(bundles).toFixed(0)} ms for ${(text.length / 1e6).toFixed(1)} MB` });
</script>
HTML
cat > "$folder/serve.py" <<'PYTHON'
import http.server, sys
class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_POST(self):
        print(self.rfile.read(int(self.headers["Content-Length"])).decode(), flush=True)
        self.send_response(204); self.end_headers()
        self.server.done = True
server = http.server.HTTPServer(("127.0.0.1", 5098), Handler)
server.done = False
while not server.done: server.handle_request()
PYTHON
(cd "$folder" && python3 serve.py) &
server=$!
sleep 1
chromium --headless --no-sandbox --disable-gpu http://127.0.0.1:5098/ > /dev/null 2>&1 &
browser=$!
trap 'kill $browser 2> /dev/null' EXIT
wait $server
