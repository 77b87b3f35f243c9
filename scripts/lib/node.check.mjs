/*
 * Read by old versions of Node too, to tell them that they are too old: nothing newer than ES2017 in here, and no import.
 */
const floor = [20, 19]

/** Null when this version of Node runs Liren, or else one sentence. */
export function nodeFault(version) {
  const parts = version.split('.').map(Number)
  const fits = parts[0] > floor[0] || (parts[0] === floor[0] && parts[1] >= floor[1])
  return fits ? null : 'Liren needs Node ' + floor.join('.') + ' or newer, and this is Node ' + version + '.'
}

/** Stops the process with that sentence when this Node is too old. */
export function checkNode() {
  const fault = nodeFault(process.versions.node)
  if (fault === null) return
  console.error(fault)
  process.exit(1)
}
