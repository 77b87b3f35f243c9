import type { Page } from 'playwright-core'

export interface Watch {
  page: (page: Page) => void
  expect: (pattern: RegExp) => void
  faults: string[]
}

/** Data addresses in a message say nothing and fill screens. */
const shortened = (fault: string) => fault.replace(/(data:[^,]{0,60},\w{12})[^' ]*/g, '$1…')

/** Watches pages for what a user does not see: errors in the console, refused content, requests that leave `base`. */
export function watchPage(base: string): Watch {
  const faults: string[] = []
  const expected: RegExp[] = [
    /Service Worker registration blocked by Playwright/,
    // A machine that is busy may say so; the product asks again, and what it never gets its journey misses.
    /status of 503/,
  ]
  const note = (fault: string) => {
    if (!expected.some((pattern) => pattern.test(fault))) faults.push(shortened(fault))
  }
  return {
    faults,
    expect: (pattern) => expected.push(pattern),
    page: (page) => {
      page.on('console', (line) => {
        if (line.type() === 'error' || line.type() === 'warning')
          note(`${line.type()}: ${line.text()} (${line.location().url})`)
      })
      page.on('pageerror', (error) => note(`thrown: ${error.stack ?? error.message}`))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(`${base}/`) && !/^(data|blob|about):/.test(url)) note(`request to elsewhere: ${url}`)
      })
    },
  }
}
