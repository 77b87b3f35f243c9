import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './builds.mjs'
import { endChildren } from './children.mjs'
import { ensureInstalled } from './install.mjs'
import { watchParent } from './parent.mjs'
import { at, root } from './paths.mjs'
import { checkPlatform } from './platform.mjs'

/** Installs and builds what `names` need; a signal, or the end of npm, ends every helper and this process. */
export async function prepare(names) {
  leaveOn('SIGINT', 130)
  leaveOn('SIGTERM', 143)
  watchParent(() => process.kill(process.pid, 'SIGTERM'))
  checkPlatform()
  await ensureInstalled()
  await ensureBuilt(names)
}

/** Leaves on a signal for as long as nobody else listens to it: a server that has begun to listen stops in its own way. */
function leaveOn(signal, code) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) void endChildren().finally(() => process.exit(code))
  })
}

/** Runs a built program of the server in this process, from the root of the repository; `name` is its path below server/dist, without `.mjs`. */
export async function runBuilt(name) {
  process.setSourceMapsEnabled(true)
  process.chdir(root)
  await import(pathToFileURL(at('server/dist', `${name}.mjs`)).href)
}
