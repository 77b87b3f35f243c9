import { createRequire } from 'node:module'
import { at } from './paths.mjs'

/** Below the server's folder, so that its packages are found from there. */
const folder = at('server/.cache/load')

/** Bundles the programs of tests/load like the server itself is bundled; returns the folder they are in. */
export async function bundleLoad() {
  const { build } = createRequire(at('server/package.json'))('esbuild')
  await build({
    entryPoints: ['main', 'product', 'bare'].map((name) => at(`tests/load/${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    alias: { '@liren/shared': at('shared/src') },
    logLevel: 'warning',
  })
  return folder
}
