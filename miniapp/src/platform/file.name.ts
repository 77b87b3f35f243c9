/** The name a server gave its file: `attachment; filename*=UTF-8''名册.xlsx`, escaped. */
export function nameIn(disposition: string | null): string {
  const escaped = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  try {
    return escaped === undefined ? 'liren' : decodeURIComponent(escaped)
  } catch {
    return 'liren'
  }
}
