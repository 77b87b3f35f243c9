import { existsSync } from 'node:fs'
import { runQuietly } from './children.mjs'
import { Fault } from './fault.mjs'
import { fingerprint, forget, isMade, remember } from './fingerprint.mjs'
import { installPrint } from './install.mjs'
import { at } from './paths.mjs'
import { step } from './steps.mjs'

const taro = at('miniapp/node_modules/@tarojs/cli/bin/taro')
const client = ['miniapp', 'shared/src', 'tsconfig.base.json']

/** What can be built: from which files, by which program of Node, into which main file. */
const builds = {
  server: {
    doing: 'Building the server',
    inputs: ['server/src', 'server/build.mjs', 'server/package.json', 'shared/src', 'shared/package.json'],
    cwd: at(),
    words: [at('server/build.mjs')],
    product: 'server/dist/main.mjs',
  },
  h5: {
    doing: 'Building the browser client',
    inputs: client,
    cwd: at('miniapp'),
    words: [taro, 'build', '--type', 'h5', '--no-check'],
    product: 'miniapp/dist/h5/index.html',
  },
  weapp: {
    doing: 'Building the WeChat client',
    inputs: client,
    cwd: at('miniapp'),
    words: [taro, 'build', '--type', 'weapp', '--no-check'],
    product: 'miniapp/dist/weapp/app.js',
  },
}

export const buildNames = Object.keys(builds)

/** Builds those of `names` whose inputs have changed since they were built last. */
export async function ensureBuilt(names) {
  const packages = installPrint()
  for (const name of names) await ensureOne(name, builds[name], packages)
}

async function ensureOne(name, { doing, inputs, cwd, words, product }, packages) {
  const mark = `.cache/liren/${name}`
  const print = fingerprint(inputs, packages)
  if (isMade(mark, print, product)) return
  await step(doing, async () => {
    forget(mark)
    await runQuietly(doing, process.execPath, words, { cwd, env: { NODE_ENV: 'production' } })
    if (!existsSync(at(product))) throw new Fault(`${doing} failed: it made no ${product}.`)
    remember(mark, print, product)
  })
}
