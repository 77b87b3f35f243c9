import { useState } from 'react'
import type { RequestOf } from '@liren/shared/endpoint'
import type { binding } from '@liren/shared/binding'
import { Stack } from '../../../ui/card.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { staffTexts } from '../staff.texts.ts'

type Check = NonNullable<RequestOf<typeof binding.approve>['body']['verify']>

/** How an owner was checked, and who of the register it is; null is not answered. */
export interface Checked {
  by: Check | 'none' | null
  ownerId: string | null
}

export interface OwnerOffered {
  ownerId: string
  nameMasked: string
  /** Whether the phones agree, where that is known. */
  note?: string
}

/** What was checked, as a form holds it: the only owner with the same phone is suggested. */
export function useOwnerCheck(suggested: string | null) {
  const [checked, setChecked] = useState<Checked>({ by: null, ownerId: suggested })
  return { checked, change: (part: Partial<Checked>) => setChecked({ ...checked, ...part }) }
}

interface OwnerCheckProps {
  checked: Checked
  onChange: (part: Partial<Checked>) => void
  owners: readonly OwnerOffered[]
  /** Whether "not checked yet" may be chosen. */
  mayWait: boolean
  isMissing: boolean
}

/** Asks how an owner was checked and which owner of the register it is. */
export function OwnerCheck({ checked, onChange, owners, mayWait, isMissing }: OwnerCheckProps) {
  const words = staffTexts.use()
  const ways = mayWait ? (['deed', 'id_check', 'none'] as const) : (['deed', 'id_check'] as const)
  const isChecked = checked.by !== null && checked.by !== 'none'
  return (
    <Stack>
      <LongField label={words.howChecked} fault={isMissing && checked.by === null ? words.choose : undefined}>
        <ChoiceList
          id="check"
          label={words.howChecked}
          options={ways.map((value) => ({ value, ...words.checks[value] }))}
          chosen={checked.by}
          onChoose={(by) => onChange({ by })}
        />
      </LongField>
      {isChecked && owners.length > 0 && (
        <LongField label={words.whichOwner} fault={isMissing && checked.ownerId === null ? words.choose : undefined}>
          <ChoiceList
            id="owner"
            label={words.whichOwner}
            options={owners.map(({ ownerId, nameMasked, note }) => ({ value: ownerId, title: nameMasked, note }))}
            chosen={checked.ownerId}
            onChoose={(ownerId) => onChange({ ownerId })}
          />
        </LongField>
      )}
    </Stack>
  )
}

/** The check as it is sent; null while something is not answered. */
export function checkOf({ by, ownerId }: Checked, owners: readonly OwnerOffered[]) {
  if (by === null) return null
  if (by === 'none') return { verify: null, ownerId: null }
  if (owners.length > 0 && ownerId === null) return null
  return { verify: by, ownerId: owners.length > 0 ? ownerId : null }
}
