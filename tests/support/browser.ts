import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { cache, findBrowser } from './browser.find.ts'
import { fontEnvironment } from './browser.fonts.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** Starts a headless Chromium; close it with `browser.close()`. Throws in plain words where there is none to start. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, environment } = findBrowser()
  return chromium.launch({
    executablePath: executable,
    args: flags,
    env: { ...process.env, ...environment, ...fontEnvironment() },
  })
}

/** A phone held upright, speaking Chinese; `options` change what a journey needs otherwise. */
export async function phone(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // It would answer before the routes of a journey do; the journeys without network allow it.
    serviceWorkers: 'block',
    ...options,
  })
}

/** Saves what the page shows as `.cache/screenshots/<name>.png` (ignored by git) and returns the file's path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const file = path.join(cache, 'screenshots', `${name}.png`)
  mkdirSync(path.dirname(file), { recursive: true })
  await page.screenshot({ path: file })
  return file
}
