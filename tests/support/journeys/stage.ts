import { rename } from 'node:fs/promises'
import path from 'node:path'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { announcements, type Announcement, type AnnouncementDraft } from '@liren/shared/announcements'
import { demo } from '@liren/shared/demo'
import { identity, type Session } from '@liren/shared/identity'
import type { Browser } from 'playwright-core'
import { fillDemo } from '../../../server/src/seed/seed.ts'
import { startApp, testDevice, testVault, type CallOptions, type Left, type TestApp } from '../app.ts'
import { madeOnce } from '../database.ts'
import { launchBrowser, screenshot } from '../browser.ts'
import { tokenLike } from '../tokens.ts'
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.ts'

const clientDir =
  process.env['CLIENT_DIR'] ?? path.resolve(fileURLToPath(new URL('.', import.meta.url)), '../../../miniapp/dist/h5')

/** The whole product with the demo district in it, and a browser before it; one per file of journeys. */
export interface Stage {
  test: TestApp
  browser: Browser
  /** Where the product answers, such as `http://127.0.0.1:40213`. */
  base: string
  communityId: string
  /** Somebody with a browser of their own; `as` names the demo person who is signed in there already. */
  visitor(options?: VisitorOptions & { as?: string }): Promise<Visitor>
  /** Runs a journey with such a visitor, who leaves at its end; of a failed one, what the screen showed is kept. */
  visit(options: VisitorOptions & { as?: string }, journey: (visitor: Visitor) => Promise<void>): Promise<void>
  /** A session of the demo person of that name, made beside the browser. */
  sessionOf(nickname: string): Promise<Session>
  /** The notice of that title, as `nickname` gets it. */
  noticeTitled(nickname: string, title: string): Promise<Announcement>
  /** In which role and for which place that person signs. */
  signatureOf(nickname: string): Promise<AnnouncementDraft['signature']>
  close(): Promise<void>
}

/** Screenshots of a journey that failed, and what went wrong behind the scenes. */
async function keepLastSight({ context, faults }: Visitor): Promise<void> {
  for (const [n, page] of context.pages().entries()) {
    const file = await screenshot(page, `failed/${String(Date.now())}-${String(n)}`)
    console.error(`the screen when it failed: ${file} at ${page.url()}`)
  }
  if (faults.length > 0) console.error(`behind the scenes:\n${faults.join('\n')}`)
  await context.close()
}

/** A session as it is kept for the whole of a file of journeys, which may outlive a token. */
const long = ({ as, ...options }: CallOptions = {}): CallOptions =>
  as ? { ...options, as: { accessToken: tokenLike(as.accessToken) } } : options

const lasting = (test: TestApp): TestApp => ({
  ...test,
  call: (endpoint, request, options) => test.call(endpoint, request, long(options)),
  refuse: (endpoint, request, options) => test.refuse(endpoint, request, long(options)),
})

/** The demo as one process has filled it, for every file of journeys to begin with. */
const filledDemo = (): Promise<Left> =>
  madeOnce('demo', async (folder) => {
    const test = await startApp()
    await fillDemo({ app: test.app, pool: test.pool, vault: testVault() }, () => undefined)
    // What the process would do by itself: messages of the notices published.
    await test.runJobs()
    await test.leave()
    const files = path.join(folder, 'files')
    await rename(test.folder, files)
    return { database: test.database.name, files }
  })

/** The product with the demo in it, listening; nothing of it stays when that fails. */
async function serveDemo(): Promise<TestApp> {
  const test = lasting(await startApp({ clientDir, from: await filledDemo() }))
  try {
    await test.app.listen({ port: 0, host: '127.0.0.1' })
    return test
  } catch (error) {
    await test.close()
    throw error
  }
}

/** Starts server, database and browser; fills the demo district. Close it with `close`. */
export async function openStage(): Promise<Stage> {
  const test = await serveDemo()
  const base = `http://127.0.0.1:${String((test.app.server.address() as AddressInfo).port)}`
  const browser = await launchBrowser()
  const { people } = await test.call(demo.overview, {})

  const sessionOf = async (nickname: string) => {
    const person = people.find((one) => one.nickname === nickname)
    if (!person) throw new Error(`nobody in the demo is called ${nickname}`)
    const device = { ...testDevice(), label: 'Chrome · Android' }
    return test.call(demo.enter, { body: { accountId: person.accountId, device } })
  }
  const me = await test.call(identity.me, {}, { as: await sessionOf('陈默') })
  const communityId = me.memberships[0]?.community.id ?? ''
  const visitor = async ({ as, ...options }: VisitorOptions & { as?: string } = {}) =>
    openVisitor(browser, base, as === undefined ? options : { session: await sessionOf(as), ...options })

  return {
    test,
    browser,
    base,
    communityId,
    visitor,
    sessionOf,
    visit: async (options, journey) => {
      const one = await visitor(options)
      try {
        await journey(one)
      } catch (error) {
        await keepLastSight(one)
        throw error
      }
      await one.leave()
    },
    noticeTitled: async (nickname, title) => {
      const as = await sessionOf(nickname)
      const feed = await test.call(announcements.feed, { params: { communityId } }, { as })
      const found = feed.items.find((item) => item.title === title)
      if (!found) throw new Error(`${nickname} has no notice titled ${title}`)
      return test.call(announcements.detail, { params: { communityId, announcementId: found.id } }, { as })
    },
    signatureOf: async (nickname) => {
      const as = await sessionOf(nickname)
      const { items } = await test.call(announcements.signatures, { params: { communityId } }, { as })
      const [held] = items
      if (!held?.scopeId) throw new Error(`${nickname} holds no role to sign with`)
      return { role: held.role, scopeId: held.scopeId }
    },
    close: async () => {
      await browser.close()
      await test.close()
    },
  }
}
