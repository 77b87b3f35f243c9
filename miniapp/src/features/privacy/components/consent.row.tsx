import type { Consent } from '@liren/shared/privacy'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { momentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { privacyTexts } from '../privacy.texts.ts'
import styles from './consent.row.module.css'

/** One purpose in a sentence, and the switch that gives and takes back alike. */
export function ConsentRow({ consent, onChange }: { consent: Consent; onChange: (isGranted: boolean) => void }) {
  const words = privacyTexts.use().consents
  const now = useNow()
  const locale = useLocale()
  const { title, note } = words.purposes[consent.purpose]
  const when = consent.isGranted ? consent.grantedAt : consent.withdrawnAt
  const said = consent.isGranted ? words.granted : words.withdrawn
  return (
    <Box className={styles['row']}>
      <SwitchRow
        id={`consent-${consent.purpose}`}
        on={consent.isGranted}
        onChange={onChange}
        title={title}
        note={when === null ? note : `${note} ${said(momentText(when, now, locale))}`}
      />
    </Box>
  )
}
