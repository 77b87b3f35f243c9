import { maskPhone } from '@liren/shared/primitives'
import type { Vault } from '../../platform/crypto/vault.ts'
import { maskName, maskNumber } from './register.mask.rules.ts'
import type { NewOwner, OwnerRow } from './register.store.ts'

/** An owner's entry in the clear; held only while it is worked with. */
export interface OpenOwner {
  kind: 'person' | 'company'
  name: string
  phone: string | null
  /** The whole number of the certificate, or its last four characters. */
  number: string | null
}

const place = (id: string, column: string) => ({ table: 'owner', column, row: id })

/** The personal columns of an owner's row: sealed, masked, and blind where they are looked up. */
export function sealOwner(
  vault: Vault,
  id: string,
  entry: OpenOwner,
): Omit<NewOwner, 'id' | 'estateId' | 'identityKey'> {
  const { kind, name, phone, number } = entry
  return {
    kind,
    nameSealed: vault.seal(name, place(id, 'name_sealed')),
    nameMasked: maskName(name, kind),
    phoneSealed: phone === null ? null : vault.seal(phone, place(id, 'phone_sealed')),
    phoneMasked: phone === null ? null : maskPhone(phone),
    phoneIndex: phone === null ? null : vault.blindIndex('phone', phone),
    numberSealed: number === null ? null : vault.seal(number, place(id, 'number_sealed')),
    numberMasked: number === null ? null : maskNumber(number),
  }
}

/** The entry again. Throws `VaultError` when a column was changed or moved. */
export function openOwner(vault: Vault, row: OwnerRow): OpenOwner {
  const open = (sealed: string | null, column: string) =>
    sealed === null ? null : vault.open(sealed, place(row.id, column))
  return {
    kind: row.kind as OpenOwner['kind'],
    name: vault.open(row.nameSealed, place(row.id, 'name_sealed')),
    phone: open(row.phoneSealed, 'phone_sealed'),
    number: open(row.numberSealed, 'number_sealed'),
  }
}
