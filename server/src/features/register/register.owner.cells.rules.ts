import { maxOwners } from '@liren/shared/register.findings'
import { finding, isNothing, type Finding } from './register.cells.rules.ts'
import type { Cells, OwnerColumns } from './register.columns.rules.ts'
import { isSameOwner, type OwnerEntry } from './register.entries.rules.ts'
import { isCompanyNumber, parseIdentity } from './register.ids.rules.ts'
import { isName, ownerKindOf, spacedNames, tidyName } from './register.names.rules.ts'
import { isPhone, parsePhone } from './register.phones.rules.ts'
import { saleStateSaid, type SaleState } from './register.words.rules.ts'

/** Commas part names, except in foreign ones (`Smith, John`). */
const namesApart = (text: string) => text.split(/\p{Script=Han}/u.test(text) ? /[、;,/|\n]/ : /[、;/|\n]/)

/** Numbers that stand in one cell, in order; spaces part them only where each word is a number by itself. */
function numbersIn(text: string, isNumber: (word: string) => boolean): string[] {
  if (text === '') return []
  return text.split(/[、;,/|\n]/).flatMap((part) => {
    const words = part.trim().split(' ')
    return words.length > 1 && words.every(isNumber) ? words : [part.trim()]
  })
}

/** One number for each of `count` owners, null for those left open; null when they do not come in pairs. */
function pairedWith(count: number, numbers: readonly string[]): (string | null)[] | null {
  const given = numbers.length === count ? numbers : numbers.filter((number) => number !== '')
  if (given.length === 0) return Array.from({ length: count }, () => null)
  return given.length === count ? given.map((number) => (isNothing(number) ? null : number)) : null
}

interface OwnersRead {
  owners: OwnerEntry[]
  findings: Finding[]
  /** The state that stands where a name would: 未售. */
  said: SaleState | null
}

/** The owners named in one set of columns: one, or several in the same order in each cell. */
function ownersIn(columns: OwnerColumns, { text, cell }: Cells): OwnersRead {
  const findings: Finding[] = []
  const fault = (column: number | undefined, code: Finding['code'], said: string) =>
    findings.push(finding(column ?? null, code, said))
  const [named, phone, id] = [text(columns.name), text(columns.phone), text(columns.id)]
  const said = saleStateSaid(named)
  if (said) return { owners: [], findings, said }

  const phones = numbersIn(phone, isPhone)
  const ids = numbersIn(id, (word) => parseIdentity(word, 'person') !== null)
  const parts = namesApart(named).filter((part) => !isNothing(part.trim()))
  const words = parts.length === 1 ? spacedNames(parts[0]?.trim() ?? '') : parts
  const isTorn = parts.length === 1 && words.length > 1 && ![phones.length, ids.length].includes(words.length)
  if (isTorn) {
    fault(columns.name, phones.length + ids.length > 0 ? 'owners_uneven' : 'name_bad', named)
    return { owners: [], findings, said }
  }
  if (words.length === 0) {
    if (phone !== '') fault(columns.phone, 'name_missing', phone)
    else if (id !== '') fault(columns.id, 'name_missing', id)
    return { owners: [], findings, said }
  }
  const nones = words.map(() => null)
  const pairedPhones = pairedWith(words.length, phones)
  const pairedIds = pairedWith(words.length, ids)
  if (!pairedPhones) fault(columns.phone, 'owners_uneven', phone)
  if (!pairedIds) fault(columns.id, 'owners_uneven', id)
  const owners = words.map((word, at): OwnerEntry => {
    const name = tidyName(word)
    if (!isName(name)) fault(columns.name, 'name_bad', word)
    const kind = ownerKindOf(name)
    const number = (pairedPhones ?? nones)[at] ?? null
    const parsed = number === null ? null : parsePhone(number)
    if (number !== null && parsed === null) fault(columns.phone, 'phone_bad', number)
    const mark = (pairedIds ?? nones)[at] ?? null
    const identity = mark === null ? null : parseIdentity(mark, kind, cell(columns.id)?.kind === 'number')
    if (mark !== null && identity === null) fault(columns.id, 'id_number_bad', mark)
    const { idNumber, idTail } = identity ?? { idNumber: null, idTail: null }
    const isCompany = idNumber !== null && isCompanyNumber(idNumber)
    return { name, kind: isCompany ? 'company' : kind, phone: parsed, idNumber, idTail }
  })
  return { owners, findings, said }
}

/** All owners a row names, in order, and what is wrong with them. */
export function readOwners(columns: readonly OwnerColumns[], cells: Cells): OwnersRead {
  const read = columns.map((some) => ({ some, ...ownersIn(some, cells) }))
  const owners: OwnerEntry[] = []
  const findings: Finding[] = []
  for (const one of read) {
    findings.push(...one.findings)
    for (const owner of one.owners) {
      if (owners.some((other) => isSameOwner(owner, other)))
        findings.push(finding(one.some.name ?? null, 'owner_twice', owner.name))
      owners.push(owner)
    }
  }
  if (owners.length > maxOwners)
    findings.push(finding(columns[0]?.name ?? null, 'too_many_owners', owners.map(({ name }) => name).join('、')))
  return { owners, findings, said: read.find(({ said }) => said)?.said ?? null }
}
