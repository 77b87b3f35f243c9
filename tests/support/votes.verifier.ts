import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the outside verifier says of an export (`shared/verifier/FORMAT.md`, 9). */
export interface Report {
  ok: boolean
  exit: number
  level: 'public' | 'counting'
  legalMode: string | null
  decision: string | null
  size: number | null
  keys: { id: string; fingerprint: string }[]
  first: { check: number; item: Record<string, string | number>; text: string } | null
  checks: { number: number; group: string; name: string; status: 'pass' | 'fail' | 'skip'; detail: string }[]
}

export interface VerifyOptions {
  counting?: Uint8Array
  previous?: Uint8Array
  witness?: string
  receipt?: string
  key?: readonly string[]
}

type Verify = (bytes: Uint8Array, options?: VerifyOptions) => Report

/** Where the verifier is. It shares no code with the product, nor its types. */
export const verifierFile = path.resolve(import.meta.dirname, '../../shared/verifier/verify.mjs')

const { verify } = (await import(pathToFileURL(verifierFile).href)) as { verify: Verify }
export { verify }

/** Which checks failed, by number. */
export const failedIn = ({ checks }: Report): number[] =>
  checks.flatMap(({ number, status }) => (status === 'fail' ? [number] : []))

/** Which were not run. */
export const skippedIn = ({ checks }: Report): number[] =>
  checks.flatMap(({ number, status }) => (status === 'skip' ? [number] : []))
