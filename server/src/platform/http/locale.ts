import { locales, type Locale } from '@liren/shared/primitives'

/** The language to answer in: the first one of Accept-Language that we speak, else Chinese. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',', 10)
    .map((part) => {
      const [tag = '', ...settings] = part.trim().split(';')
      const quality = settings.map((setting) => /^\s*q=([\d.]{1,5})\s*$/.exec(setting)?.[1]).find(Boolean)
      return { language: tag.trim().split('-')[0]?.toLowerCase(), quality: Number(quality ?? 1) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wanted) {
    const match = locales.find((locale) => locale.split('-')[0] === language)
    if (match) return match
  }
  return 'zh-CN'
}
