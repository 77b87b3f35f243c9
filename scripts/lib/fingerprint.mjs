import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at } from './paths.mjs'

const ignored = new Set(['node_modules', 'dist', '.cache', '.swc', '.DS_Store'])

/** One hash over the names and contents of files and folders (paths from the root; a missing one counts as empty). */
export function fingerprint(paths, extra = '') {
  const hash = createHash('sha256').update(extra)
  for (const file of paths.flatMap((one) => [...filesBelow(one)])) {
    hash.update(`\0${file.replaceAll(path.sep, '/')}\0`).update(readFileSync(at(file)))
  }
  return hash.digest('hex')
}

function* filesBelow(name) {
  const found = statSync(at(name), { throwIfNoEntry: false })
  if (found?.isFile()) yield name
  if (!found?.isDirectory()) return
  for (const entry of readdirSync(at(name)).toSorted()) {
    if (!ignored.has(entry)) yield* filesBelow(path.join(name, entry))
  }
}

/** A mark (a path from the root) that remembers for which inputs a thing was made, and what its main file was then. */
export function isMade(mark, print, product) {
  try {
    return readFileSync(at(mark), 'utf8') === markText(print, product)
  } catch {
    return false
  }
}

/** Forgets a mark: before the thing is made again, so that an interrupted making is not taken for a whole one. */
export function forget(mark) {
  rmSync(at(mark), { force: true })
}

export function remember(mark, print, product) {
  mkdirSync(path.dirname(at(mark)), { recursive: true })
  writeFileSync(at(mark), markText(print, product))
}

/** The product's own hash is part of it: a watch mode or another tool may have put something else in its place. */
function markText(print, product) {
  return `${print}\n${createHash('sha256')
    .update(readFileSync(at(product)))
    .digest('hex')}\n`
}
