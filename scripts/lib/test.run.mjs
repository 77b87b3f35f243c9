import { endChildren, runChild } from './children.mjs'

// Programs that see CI=true colour even what goes to a file.
const colours = process.stdout.isTTY
  ? { FORCE_COLOR: '1', NO_COLOR: undefined }
  : { NO_COLOR: '1', FORCE_COLOR: undefined }

/**
 * Runs a Node program from the root of the repository and resolves to how it ended: `ok`, or a sentence why not.
 * All it says goes to our standard output, so that the order is kept; when `quiet`, only if it failed. After `limit`
 * minutes it is stopped, with all it started.
 */
export async function runNode(words, { quiet = false, limit = 10, env = {} } = {}) {
  const said = []
  const output = (piece) => (quiet ? said.push(piece) : process.stdout.write(piece))
  let late = false
  const timer = setTimeout(() => {
    late = true
    void endChildren()
  }, limit * 60_000)
  const code = await runChild(process.execPath, words, { env: { ...colours, ...env }, output })
  clearTimeout(timer)
  if (code === 0 && !late) return 'ok'
  if (quiet) process.stdout.write(Buffer.concat(said))
  return late ? `took over ${limit} minutes and was stopped` : `ended with code ${code}`
}
