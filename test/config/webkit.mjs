import { spawn } from 'node:child_process';

/** A display and WebKitGTK's driver, as children of the test process. */
export async function startWebKit(port = 4567, display = ':78') {
  const children = [spawn('Xvfb', [display, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: 'ignore' })];
  children.push(spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', NO_AT_BRIDGE: '1' } }));
  for (let tries = 0; tries < 100; tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      break;
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  process.on('exit', () => children.reverse().forEach((child) => child.kill()));
}
