import { shiftCode } from '@liren/shared/volunteering.attendance'

const digits = 8

/** What a scanned text says: the code itself, or an address with it. */
export function codeIn(text: string): string | null {
  const found = /LS1\.[0-9a-f-]{36}\.(?:in|out)\.\d+\.\d{8}/.exec(decoded(text))?.[0] ?? null
  return found !== null && shiftCode.safeParse(found).success ? found : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Digits as they are shown and typed: `1234 5678`. */
export function groupedDigits(text: string): string {
  const bare = text.replace(/\D/g, '').slice(0, digits)
  return bare.length > 4 ? `${bare.slice(0, 4)} ${bare.slice(4)}` : bare
}

/** The digits that were typed, once there are enough. */
export function typedDigits(text: string): string | null {
  const bare = text.replace(/\D/g, '')
  return bare.length === digits ? bare : null
}
