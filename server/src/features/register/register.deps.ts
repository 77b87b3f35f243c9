import type { Vault } from '../../platform/crypto/vault.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'

/** What the register needs beside the database. */
export interface RegisterDeps {
  vault: Vault
  files: SealedFiles
}
