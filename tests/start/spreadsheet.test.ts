import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from './scratch.ts'

const server = path.join(root, 'server')
const roster = path.join(root, 'tests/fixtures/register/roster-zhongyangshengjing.xlsx')

/** A copy of the built server, below its folder so that its packages are found from there. */
let built: string
beforeAll(() => {
  mkdirSync(path.join(server, '.cache'), { recursive: true })
  built = mkdtempSync(path.join(server, '.cache/built-'))
  cpSync(path.join(server, 'dist'), built, { recursive: true })
})
afterAll(() => rmSync(built, { recursive: true }))

/** The esbuild that bundles the server. */
const { buildSync } = createRequire(path.join(server, 'package.json'))('esbuild') as {
  buildSync(options: object): void
}

// Where the bundler puts what several programs share, and what a single command uses.
test.each(['reader.mjs', 'commands/reader.mjs'])(
  'a built program at %s finds the one that reads spreadsheets',
  (place) => {
    buildSync({
      stdin: {
        contents: `import { readSpreadsheet } from './read.spreadsheet.ts'
        const { sheets } = await readSpreadsheet(process.argv[2], { name: 'a.xlsx' })
        console.log(sheets[0].rows.length)`,
        resolveDir: path.join(server, 'src/platform/spreadsheet'),
      },
      outfile: path.join(built, place),
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
    })
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(built, place), roster], { encoding: 'utf8' })
    expect({ stdout, stderr }).toEqual({ stdout: '293\n', stderr: '' })
  },
)
