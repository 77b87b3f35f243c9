/** What a cell says of an owner's identity: a full number, or only its last four characters. */
export interface Identity {
  idNumber: string | null
  idTail: string | null
}

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The check character of a resident identity number by its first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
const residentCheck = (body: string) =>
  '10X98765432'[residentWeights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11] ?? ''

/** The check character of a unified social credit code by its first 17 characters (GB 32100). */
const creditCheck = (body: string) => {
  const sum = creditWeights.reduce((all, weight, at) => all + weight * creditLetters.indexOf(body[at] ?? ''), 0)
  return creditLetters[(31 - (sum % 31)) % 31] ?? ''
}

/** Whether `YYYYMMDD` is a day of the calendar. */
function isDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return year >= 1800 && day >= 1 && day <= days
}

/** Whether 18 characters are a resident identity number: a real day of birth and the right check character. */
const isResident = (text: string) =>
  /^[1-9]\d{16}[\dX]$/.test(text) && isDay(text.slice(6, 14)) && residentCheck(text) === text[17]

const isCredit = (text: string) => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) && creditCheck(text) === text[17]

/** Passports, permits of residents of Hong Kong, Macao and Taiwan, and foreigners' residence cards. */
const isOtherDocument = (text: string) => /^[A-Z]{1,3}\d{6,12}$/.test(text)

const full = (idNumber: string): Identity => ({ idNumber, idTail: idNumber.slice(-4) })

/**
 * The identity a cleaned text gives, or null when it is none. A company's is its credit code. An identity number of 15
 * digits is brought to its 18-digit form, so that both forms of one person meet; of a masked number the last four
 * characters are known. A program that took the last four for a number has dropped the zeros before it.
 */
export function parseIdentity(text: string, kind: 'person' | 'company', isNumber = false): Identity | null {
  const bare = text.replace(/[\s-]/g, '').toUpperCase().replace(/×$/, 'X')
  const tail = isNumber && /^\d{1,4}$/.test(bare) ? bare.padStart(4, '0') : bare
  if (/^\d{3}[\dX]$/.test(tail)) return { idNumber: null, idTail: tail }
  const masked = /^[0-9A-Z]*\*+\d*(\d{3}[\dX])$/.exec(bare)?.[1]
  if (masked !== undefined) return { idNumber: null, idTail: masked }
  // One wrong identity number in 31 would pass for a credit code, if digits alone could be one of a person.
  if (isCredit(bare) && (kind === 'company' || /[A-Z]/.test(bare.slice(0, 17)))) return full(bare)
  if (kind === 'company') return null
  if (isResident(bare) || isOtherDocument(bare)) return full(bare)
  if (!/^[1-9]\d{14}$/.test(bare)) return null
  const long = `${bare.slice(0, 6)}19${bare.slice(6)}`
  return isDay(long.slice(6, 14)) ? full(long + residentCheck(long)) : null
}

/** Whether a full number is a company's credit code and nobody's identity number. */
export const isCompanyNumber = (idNumber: string): boolean => isCredit(idNumber) && !isResident(idNumber)

/** What a number kept in one piece says: more than four characters are the whole number, four are its end. */
export const identityOf = (number: string | null): Identity =>
  number !== null && number.length > 4 ? full(number) : { idNumber: null, idTail: number }
