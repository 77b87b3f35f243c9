import type { Sent } from './page.ts'

/** What one setData may send: beyond it WeChat's bridge stutters on old phones, and at 1 MB it refuses. */
export const mostBytes = 64 * 1024

/** One sentence for every page that sent more at once. */
export const heavyFaults = (sent: readonly Sent[]): string[] =>
  sent
    .filter(({ bytes }) => bytes > mostBytes)
    .map(({ route, bytes }) => `${route} sent ${String(bytes)} bytes in one setData, ${String(mostBytes)} are allowed`)
