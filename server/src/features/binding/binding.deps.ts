import type pg from 'pg'
import type { Vault } from '../../platform/crypto/vault.ts'

/** What binding needs from outside the feature. */
export interface BindingDeps {
  pool: pg.Pool
  vault: Vault
  /** Where H5 is served, for the QR of slips; empty where nobody said. */
  publicOrigin: string
}
