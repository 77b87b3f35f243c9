import fc from 'fast-check'
import { localeOf } from '../../server/src/platform/http/locale.ts'

it.each<[string | undefined, string]>([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['*', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['en', 'en'],
  ['en-US', 'en'],
  ['EN-us', 'en'],
  ['fr', 'zh-CN'],
  ['fr, en', 'en'],
  ['fr;q=1, en;q=0.1', 'en'],
  ['en;q=0.5, zh;q=0.8', 'zh-CN'],
  ['en;q=0.8, zh;q=0.5', 'en'],
  ['zh;q=0.5,en', 'en'],
  ['en;q=0, zh', 'zh-CN'],
  ['en;q=0', 'zh-CN'],
  ['en ; q=0.9 , zh ; q=0.3', 'en'],
  ['english', 'zh-CN'],
  ['en_US', 'zh-CN'],
])('%j is answered in %s', (header, locale) => {
  expect(localeOf(header)).toBe(locale)
})

it('any header at all is answered in one of our languages', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (header) => {
      expect(['zh-CN', 'en']).toContain(localeOf(header))
    }),
  )
})

it('a very long header costs little', () => {
  const started = performance.now()
  localeOf(`${'fr;q=0.1,'.repeat(100_000)}en`)
  expect(performance.now() - started).toBeLessThan(2_000)
})
