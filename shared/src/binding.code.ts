import { z } from 'zod'

/** Letters and digits that nobody mistakes for one another on paper; ten of them hold 49 bits. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeLength = 10

/** The code of a slip as people type it: small letters, blanks and dashes are forgiven. */
export const invitationCode = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(new RegExp(`^[${codeAlphabet}]{${String(codeLength)}}$`)))

/** The page a slip leads to, in the mini-program and in H5 alike. */
export const joinPage = '/pages/binding/join/index'

/** What the QR of a slip says. `origin` is where H5 is served, such as `https://liren.example`, or empty. */
export const invitationUrl = (origin: string, code: string): string => `${origin}${joinPage}?code=${code}`

/** The code in what a camera read, whether it is a slip's address or the code alone; null for anything else. */
export const codeInScan = (text: string): string | null =>
  invitationCode.safeParse(/[?&]code=([^&#]*)/.exec(text)?.[1] ?? text).data ?? null
