import type { Session } from '@liren/shared/identity'
import type { Locale } from '@liren/shared/primitives'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { phone } from '../browser.ts'
import { tokenLike } from '../tokens.ts'
import { watchPage } from './watch.ts'

export interface VisitorOptions {
  /** Signed in from the start, as this. */
  session?: Session
  textSize?: 'standard' | 'elder' | 'elderLarge'
  locale?: Locale
  /** Context options beyond those of a phone, such as the colour scheme. */
  browser?: BrowserContextOptions
}

/** Somebody at a browser: a context of their own, and the page they look at. */
export interface Visitor {
  context: BrowserContext
  page: Page
  /** Opens an address of the product, such as `/` or `/pages/tabs/me/index`. */
  open(address: string, page?: Page): Promise<void>
  /** Another tab of the same browser. */
  tab(): Promise<Page>
  /** From here on, console lines that fit are expected: a refusal the journey provokes. */
  expectInConsole(pattern: RegExp): void
  /** What went wrong behind the scenes: console errors, refused content, requests to elsewhere. */
  faults: string[]
  /** Closes the browser; fails with everything that went wrong behind the scenes. */
  leave(): Promise<void>
}

/** How Taro keeps an entry in a browser's storage. */
const entry = (value: unknown) => JSON.stringify({ data: JSON.stringify(value) })

/** Entries the visitor's device holds before the first page: who is signed in, and choices made earlier. */
function kept({ session, textSize, locale }: VisitorOptions): Record<string, string> {
  return {
    ...(session ? { 'liren.session': entry({ ...session, accessToken: tokenLike(session.accessToken) }) } : {}),
    ...(textSize || locale
      ? {
          'liren.preferences': entry({
            textSize: textSize ?? 'standard',
            locale: locale ?? null,
            communityId: null,
          }),
        }
      : {}),
  }
}

/** Opens a browser of its own for somebody. */
export async function openVisitor(browser: Browser, base: string, options: VisitorOptions): Promise<Visitor> {
  const context = await phone(browser, { baseURL: base, reducedMotion: 'reduce', ...options.browser })
  context.setDefaultTimeout(20_000)
  const state = kept(options)
  // Once: a later visit must find what the product itself left there.
  await context.addInitScript((entries) => {
    if (!location.protocol.startsWith('http') || localStorage.getItem('journey.begun')) return
    localStorage.setItem('journey.begun', 'yes')
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value)
  }, state)
  const watch = watchPage(base)
  context.on('page', watch.page)
  const page = await context.newPage()
  return {
    context,
    page,
    open: async (address, at = page) => {
      await at.goto(address === '/' ? base : `${base}/#${address}`)
    },
    tab: () => context.newPage(),
    expectInConsole: watch.expect,
    faults: watch.faults,
    leave: async () => {
      await context.close()
      if (watch.faults.length > 0) throw new Error(`behind the scenes:\n${watch.faults.join('\n')}`)
    },
  }
}
