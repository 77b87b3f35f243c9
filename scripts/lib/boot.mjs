import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './builds.mjs'
import { endChildren } from './children.mjs'
import { ensureInstalled } from './install.mjs'
import { watchParent } from './parent.mjs'
import { at } from './paths.mjs'
import { checkPlatform } from './platform.mjs'

/** Installs and builds what `names` need, ending every helper when a signal comes or npm goes; then lets signals be. */
export async function prepare(names) {
  const leave = (code) => void endChildren().finally(() => process.exit(code))
  const [onInterrupt, onTerminate] = [() => leave(130), () => leave(143)]
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onTerminate)
  // Whoever listens at that time, we or the server, ends the process in its own way.
  watchParent(() => process.kill(process.pid, 'SIGTERM'))
  checkPlatform()
  await ensureInstalled()
  await ensureBuilt(names)
  process.off('SIGINT', onInterrupt)
  process.off('SIGTERM', onTerminate)
}

/** Runs a built program of the server in this process; `name` is its path below server/dist, without `.mjs`. */
export async function runBuilt(name) {
  process.setSourceMapsEnabled(true)
  process.chdir(at())
  await import(pathToFileURL(at('server/dist', `${name}.mjs`)).href)
}
