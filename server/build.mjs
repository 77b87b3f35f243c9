/*
 * Bundles the server and its commands into server/dist. Packages from npm stay outside and are found in node_modules;
 * our own shared package, which is TypeScript, goes in. Files are written one by one over the old ones and left-overs
 * removed last, so that a server that runs from this folder keeps finding its parts.
 */
import { build } from 'esbuild'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const source = path.join(here, 'src')
const target = path.join(here, 'dist')

const commands = readdirSync(path.join(source, 'commands')).filter((file) => /^[a-z-]+\.ts$/.test(file))
/** Programs that the server runs as processes of their own; they look for them at these places. */
const children = [
  'src/platform/spreadsheet/spreadsheet.child.ts',
  'src/features/register/register.drawing.child.ts',
  'src/platform/crypto/box.opening.child.ts',
  'src/signer.child.ts',
]
const result = await build({
  absWorkingDir: here,
  entryPoints: ['src/main.ts', ...commands.map((file) => `src/commands/${file}`), ...children],
  outbase: 'src',
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  alias: { '@liren/shared': path.join(here, '../shared/src') },
  sourcemap: true,
  metafile: true,
  write: false,
  logLevel: 'warning',
})

const missing = externals(result.metafile).filter((name) => !canBeFound(name))
if (missing.length > 0) {
  console.error(`The server imports packages that server/package.json does not name: ${missing.join(', ')}.`)
  process.exit(1)
}
for (const { path: file, contents } of result.outputFiles) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, contents)
  renameSync(`${file}.new`, file)
}
const written = new Set(result.outputFiles.map((file) => file.path))
for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath, entry.name)
  if (entry.isFile() && !written.has(file)) rmSync(file)
}

/** The names of the modules that the bundle leaves outside, without those of Node itself. */
function externals({ outputs }) {
  const names = Object.values(outputs).flatMap((output) => output.imports.filter((one) => one.external))
  return [...new Set(names.map((one) => one.path))].filter((name) => !name.startsWith('node:'))
}

function canBeFound(name) {
  try {
    import.meta.resolve(name)
    return true
  } catch {
    return false
  }
}
