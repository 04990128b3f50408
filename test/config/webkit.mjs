import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A display of its own; Xvfb takes a free number and says which. */
function display(children) {
  return new Promise((resolve, reject) => {
    const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    children.push(xvfb);
    xvfb.once('error', reject).once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    xvfb.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
  });
}

/** A display and WebKitGTK's driver, as children of the test process. Resolves with the driver's address once it answers. */
export async function startWebKit() {
  const children = [];
  process.on('exit', () => { for (const child of children.reverse()) child.kill(); });
  const [port, on] = await Promise.all([freePort(), display(children)]);
  const env = { ...process.env, DISPLAY: on, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', NO_AT_BRIDGE: '1' };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
  children.push(driver);
  for (let tries = 0; tries < 200; tries++) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}`);
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return `http://127.0.0.1:${port}`;
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  throw new Error('WebKitWebDriver does not answer');
}

/** how long a page may take until its tests begin, before it gets another frame */
const patience = 40_000;

/**
 * A browser of the elements' runner, and the plugin that tells it which files have begun. The runner gives each file a frame of the
 * driver's one page, and now and then such a frame never loads (seen in WebKitGTK, once in some hundred files). What hasn't begun has
 * proved nothing: its file gets a new frame, and that is said.
 */
export function restarting(launcher) {
  const begun = new Set();
  const { startSession } = launcher;
  launcher.startSession = async (id, url) => {
    await startSession.call(launcher, id, url);
    const look = setInterval(async () => {
      const frame = launcher.iframeManager?.framePerSession.get(id);
      if (frame === undefined || begun.has(id)) { clearInterval(look); return; }
      console.error(`A page hasn't begun after ${patience / 1000} s and is loaded again: ${url}`);
      // the old frame goes, so that it can't begin as well
      await launcher.driver.executeScript('const old = document.getElementById(arguments[0]); const frame = document.createElement("iframe"); frame.id = old.id; frame.src = arguments[1]; old.replaceWith(frame);', frame, url).catch(() => { /* it has ended meanwhile */ });
    }, patience);
    look.unref();
  };
  const plugin = {
    name: 'begun',
    injectWebSocket: true,
    serverStart({ webSockets }) { webSockets.on('message', ({ data }) => { if (data.type === 'wtr-session-started') begun.add(data.sessionId); }); },
  };
  return { launcher, plugin };
}
