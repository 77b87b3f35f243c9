import { z } from 'zod'

/** A UUID of any version; ids we make are UUIDv7, so they sort by the time they were made. */
export const id = z.uuid().meta({ description: 'UUIDv7 made by the server' })

/** An instant on the wire: RFC 3339 in UTC, such as `2026-03-05T06:30:00.000Z`. */
export const instant = z.iso.datetime({ offset: true })

export const locales = ['zh-CN', 'en'] as const
export const locale = z.enum(locales)
export type Locale = z.infer<typeof locale>

/** C0 and C1 controls (line feeds allowed where asked), and characters that reorder or hide text. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is there to find
const unprintable = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u

const isWellFormed = (text: string) => !unprintable.test(text) && !/\p{Surrogate}/u.test(text)

/** One line of human text, 1 to `max` characters after trimming, without control or direction-changing characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => isWellFormed(text) && !text.includes('\n'), { params: { code: 'bad_characters' } })

/** Several lines of human text, 1 to `max` characters after trimming. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(isWellFormed, { params: { code: 'bad_characters' } })

/** A mainland mobile number, eleven digits, as people type it (spaces and +86 are taken off). */
export const phone = z
  .string()
  .max(24)
  .transform((text) => text.replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/))

/** `13812345678` as shown in lists: `138****5678`. */
export const maskPhone = (plain: string): string => `${plain.slice(0, 3)}****${plain.slice(-4)}`

/** Exclusive area of a unit in hundredths of a square metre, an exact integer (79.93 m² is 7993). */
export const areaCentiares = z.number().int().min(1).max(1_000_000_00)

/** One less than the database's integer holds, which has to hold the next one, too. */
const newestVersion = 2_147_483_646
/** Counts the edits of a row. Who edits sends back the one they read; another one by then is `edited_elsewhere`. */
export const version = z.number().int().min(1).max(newestVersion)

/** The same of settings, which are 0 while a community has settled nothing. */
export const settledVersion = z.number().int().min(0).max(newestVersion)
