import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { consentTerms, type Consent } from '@liren/shared/privacy'
import { codeOf } from '../../../lib/failure.ts'
import { fetchConsents, setConsent } from '../privacy.api.ts'
import { keys } from '../privacy.keys.ts'

/** What I have consented to, purpose by purpose. */
export const useConsents = () =>
  useQuery({
    queryKey: keys.consents,
    queryFn: async ({ signal }) => (await fetchConsents(signal)).items,
    meta: { keep: true },
  })

/** Notes the consent that was ticked at the door; a lost note changes nothing for the reader, who may give it again. */
export const noteServiceConsent = (): void =>
  void setConsent('service', consentTerms.service.version, true).catch(() => null)

/** Gives or withdraws one consent; the answer of the server is what is shown. */
export function useSetConsent() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ consent, isGranted }: { consent: Consent; isGranted: boolean }) =>
      setConsent(consent.purpose, consent.version, isGranted),
    onSuccess: (changed) =>
      client.setQueryData<Consent[]>(keys.consents, (all) =>
        all?.map((one) => (one.purpose === changed.purpose ? changed : one)),
      ),
    // Another text is asked for by now: show that one.
    onError: (error) => {
      if (codeOf(error) === 'consent_text_changed') void client.invalidateQueries({ queryKey: keys.consents })
    },
  })
}
