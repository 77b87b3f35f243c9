/*
 * node server.bundle.mjs <folder below server/> <edits as JSON>   bundles the server and the signer into a folder; each edit,
 * { file, find, put }, replaces one piece of a source on its way into the bundle, and fails when the piece is not there
 * exactly once: a known-bad build must be bad in the way it says.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const at = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url))
const [folder = '', told = '[]'] = process.argv.slice(2)
const edits = JSON.parse(told)
const { build } = createRequire(at('server/package.json'))('esbuild')

const made = new Set()
const plant = {
  name: 'plant',
  setup(builder) {
    builder.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const own = edits.filter((edit) => file === at(edit.file))
      if (own.length === 0) return undefined
      let contents = readFileSync(file, 'utf8')
      for (const edit of own) {
        const count = contents.split(edit.find).length - 1
        if (count !== 1) throw new Error(`${edit.file} has ${count} times: ${edit.find}`)
        contents = contents.replace(edit.find, () => edit.put)
        made.add(edit)
      }
      return { contents, loader: 'ts' }
    })
  },
}

const source = at('server/src')
await build({
  entryPoints: ['main.ts', 'commands/signer.ts', 'platform/crypto/box.opening.child.ts'].map((file) =>
    path.join(source, file),
  ),
  outbase: source,
  outdir: at(path.join('server', folder)),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  alias: { '@liren/shared': at('shared/src') },
  plugins: [plant],
  logLevel: 'silent',
})
for (const edit of edits) if (!made.has(edit)) throw new Error(`${edit.file} is not in the bundle`)
