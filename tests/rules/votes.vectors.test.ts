import { readFileSync } from 'node:fs'
import path from 'node:path'
import { vectors } from '../support/votes.vectors.ts'

const format = readFileSync(path.resolve(import.meta.dirname, '../../shared/verifier/FORMAT.md'), 'utf8')

describe('the vectors of FORMAT.md', () => {
  it('are what the product computes', () => {
    const [, block = ''] = /```json\n([\s\S]*?)```/.exec(format) ?? []
    expect(JSON.parse(block)).toEqual(JSON.parse(JSON.stringify(vectors())))
  })
})
