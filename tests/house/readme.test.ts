import { existsSync } from 'node:fs'
import path from 'node:path'
import { at, texts } from './sources.ts'

const scripts = Object.keys(
  (JSON.parse(texts.find(({ file }) => file === 'package.json')?.text ?? '{}') as { scripts: object }).scripts,
)
const documents = texts.filter(({ file }) => file.endsWith('.md'))

/** What a document tells a reader to type, as far as this repository answers for it, and is not there. */
function broken(text: string): string[] {
  const named = [...text.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([said, name]) => ({ said, name: name ?? '' }))
  const own = ({ said, name }: { said: string; name: string }) =>
    said.includes(' run ') || ['start', 'test'].includes(name)
  const run = named.filter((one) => own(one) && !scripts.includes(one.name)).map(({ said }) => said)
  const files = [...text.matchAll(/\bnode ((?:scripts|server|tests)\/[\w./-]+)/g)].flatMap(([said, file = '']) =>
    file.includes('/dist/') || existsSync(at(file)) ? [] : [said],
  )
  return [...run, ...files]
}

/** Relative links and pictures of a document that lead nowhere. */
function deadLinks(file: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    (found) => found[1] ?? found[2] ?? '',
  )
  return targets
    .filter((target) => !/^(?:[a-z]+:|#)/i.test(target))
    .filter((target) => !existsSync(at(path.dirname(file), decodeURI(target.split('#')[0] ?? ''))))
}

describe.each(documents.map(({ file, text }) => ({ file, text })))('$file', ({ file, text }) => {
  test('names no command that is not there', () => {
    expect(broken(text)).toEqual([])
  })

  test('links to nothing that is not there', () => {
    expect(deadLinks(file, text)).toEqual([])
  })
})

test('a command or a link that is gone would be found', () => {
  expect(broken('`npm run fly`, `npm test`, `npm install`, `node scripts/gone.mjs`')).toEqual([
    'npm run fly',
    'node scripts/gone.mjs',
  ])
  expect(
    deadLinks('README.md', '[a](gone.md) [b](package.json#x) [c](https://example.org) <img src="no.png">'),
  ).toEqual(['gone.md', 'no.png'])
})
