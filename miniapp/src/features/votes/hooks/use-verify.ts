import { useMutation } from '@tanstack/react-query'
import { downloadExport, downloadVerifier } from '../result.api.ts'
import type { InDecision } from '../votes.api.ts'

/** Fetches the export of a decision, or the program that verifies it, and hands it to whoever asked. */
export const useVerify = (at: InDecision) =>
  useMutation({
    mutationFn: (what: 'export' | 'verifier') => (what === 'export' ? downloadExport(at) : downloadVerifier()),
  })
