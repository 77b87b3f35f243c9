import type { Consent } from '@liren/shared/privacy'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Basis } from '../components/basis.tsx'
import { ConsentRow } from '../components/consent.row.tsx'
import { useConsents, useSetConsent } from '../hooks/use-consents.ts'
import { privacyTexts } from '../privacy.texts.ts'
import styles from './reads.screen.module.css'

/** What I agreed to, purpose by purpose, and how to take it back. */
export function ConsentsScreen() {
  return (
    <SignedIn title={privacyTexts.use().consents.title}>
      <ConsentsPage />
    </SignedIn>
  )
}

function ConsentsPage() {
  const words = privacyTexts.use().consents
  const consents = useConsents()
  return (
    <Screen id="consents" title={words.title}>
      <QueryView query={consents}>{(all) => <Consents all={all} />}</QueryView>
    </Screen>
  )
}

function Consents({ all }: { all: readonly Consent[] }) {
  const words = privacyTexts.use().consents
  const setting = useSetConsent()
  const rows = (some: readonly Consent[]) => (
    <Card flush>
      {some.map((consent) => (
        <ConsentRow
          key={consent.purpose}
          consent={consent}
          onChange={(isGranted) => setting.mutate({ consent, isGranted })}
        />
      ))}
    </Card>
  )
  return (
    <>
      <Box as="p" className={styles['intro']}>
        {words.intro}
      </Box>
      {setting.error && <Banner tone="danger">{messageOf(setting.error)}</Banner>}
      <Section title={words.optional}>{rows(all.filter((one) => !one.isBasis && !one.isSensitive))}</Section>
      <Section title={words.sensitive}>
        <Box as="p" className={styles['intro']}>
          {words.sensitiveNote}
        </Box>
        {rows(all.filter((one) => one.isSensitive))}
      </Section>
      <Basis all={all.filter((one) => one.isBasis)} />
    </>
  )
}
