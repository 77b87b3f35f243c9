import { stripVTControlCharacters } from 'node:util'
import { prepare } from './boot.mjs'
import { endChildren, runChild } from './children.mjs'
import { Fault, orSayWhy } from './fault.mjs'
import { at } from './paths.mjs'

const taro = at('miniapp/node_modules/@tarojs/cli/bin/taro')
const watchers = {
  server: {
    cwd: at(),
    words: [at('server/node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'server/src/main.ts'],
  },
  h5: { cwd: at('miniapp'), words: [taro, 'build', '--type', 'h5', '--watch', '--no-check'] },
  weapp: { cwd: at('miniapp'), words: [taro, 'build', '--type', 'weapp', '--watch', '--no-check'] },
}

await orSayWhy(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in watchers))
  if (unknown)
    throw new Fault(`There is nothing named "${unknown}" to watch, only ${Object.keys(watchers).join(', ')}.`)
  await prepare([])
  const names = asked.length > 0 ? asked : Object.keys(watchers)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(0))
  await Promise.all(names.map(watch))
})

/** Runs one watcher; when it ends by itself, all end with it. */
async function watch(name) {
  const { cwd, words } = watchers[name]
  const code = await runChild(process.execPath, words, {
    cwd,
    env: { NODE_ENV: 'development' },
    output: labelled(name),
  })
  console.log(`${name} has ended (exit code ${code}).`)
  await stop(code === 0 ? 0 : 1)
}

async function stop(code) {
  await endChildren()
  process.exit(code)
}

/** Prints whole lines, each behind the watcher's name, without the progress that some draw over and over. */
function labelled(name) {
  let rest = ''
  return (piece) => {
    const text = stripVTControlCharacters(piece.toString())
    if (text.includes('█')) return
    const lines = `${rest}${text}`.split('\n')
    rest = lines.pop()
    for (const line of lines) if (line.trim() !== '') console.log(`${name.padEnd(6)} │ ${line}`)
  }
}
