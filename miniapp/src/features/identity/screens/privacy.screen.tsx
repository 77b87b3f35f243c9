import { useLocale } from '../../../lib/i18n.ts'
import { Card } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { StructuredText } from '../../../ui/structured.text.tsx'
import { identityTexts } from '../identity.texts.ts'
import { privacyNotice } from '../privacy.texts.ts'

/** What we keep of people, why, and for how long. Open to everybody. */
export function PrivacyScreen() {
  const locale = useLocale()
  return (
    <Screen id="privacy" title={identityTexts.use().me.privacy}>
      <Card>
        <StructuredText blocks={privacyNotice[locale]} />
      </Card>
    </Screen>
  )
}
