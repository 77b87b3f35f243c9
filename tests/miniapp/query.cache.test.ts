import { jest } from '@jest/globals'
import { QueryClient } from '../support/react.query.ts'
import { browser, stored } from '../support/taro.ts'
import { dropCache, keepCache, restoreCache } from '../../miniapp/src/lib/query-cache.ts'

const quiet = 1100
const key = ['feed']

async function see(client: QueryClient, meta: { keep?: boolean }): Promise<void> {
  await client.query({ queryKey: key, queryFn: async () => '一条通知', meta })
}

async function kept(accountId: string, meta: { keep?: boolean } = { keep: true }): Promise<void> {
  const client = new QueryClient()
  const stop = keepCache(client, accountId)
  await see(client, meta)
  jest.advanceTimersByTime(quiet)
  stop()
}

const restored = (accountId: string) => {
  const client = new QueryClient()
  restoreCache(client, accountId)
  return client.getQueryData(key)
}

beforeEach(() => {
  stored.clear()
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] })
})
afterEach(() => {
  jest.useRealTimers()
})

test('what was seen is there at the next launch, before anything is asked', async () => {
  await kept('me')
  expect(restored('me')).toBe('一条通知')
})

test('also when the reader leaves at once', async () => {
  const client = new QueryClient()
  const stop = keepCache(client, 'me')
  await see(client, { keep: true })
  expect(restored('me')).toBeUndefined()
  browser.dispatchEvent(new Event('pagehide'))
  expect(restored('me')).toBe('一条通知')
  stop()
})

test('of more than there is room for, what came last is there', async () => {
  const client = new QueryClient()
  const stop = keepCache(client, 'me')
  const long = '长'.repeat(150_000)
  for (const name of ['first', 'second', 'third']) {
    await client.query({ queryKey: [name], queryFn: async () => long, meta: { keep: true } })
    jest.advanceTimersByTime(quiet)
  }
  stop()
  const later = new QueryClient()
  restoreCache(later, 'me')
  expect(['first', 'second', 'third'].filter((name) => later.getQueryData([name]))).toEqual(['second', 'third'])
})

test('nobody else sees it', async () => {
  await kept('me')
  expect(restored('somebody else')).toBeUndefined()
})

test('only what is marked for keeping is kept', async () => {
  await kept('me', {})
  expect(restored('me')).toBeUndefined()
})

test('a week later it is too old', async () => {
  await kept('me')
  jest.setSystemTime(Date.now() + 8 * 24 * 3_600_000)
  expect(restored('me')).toBeUndefined()
})

test('a damaged entry counts as none', async () => {
  stored.set('liren.cache', '{"shape":')
  expect(restored('me')).toBeUndefined()
  expect(stored.has('liren.cache')).toBe(false)
})

test('signing out drops it', async () => {
  await kept('me')
  dropCache()
  expect(restored('me')).toBeUndefined()
})
