import type { Consent } from '@liren/shared/privacy'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { momentText } from '../../../lib/time.ts'
import { open } from '../../../platform/navigation.ts'
import { Card, Section } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { privacyTexts } from '../privacy.texts.ts'

/** What the service cannot do without: said plainly, and where it ends. */
export function Basis({ all }: { all: readonly Consent[] }) {
  const { consents: words, delete: deletion } = privacyTexts.use()
  const now = useNow()
  const locale = useLocale()
  const saidAt = (instant: string | null) => (instant === null ? '' : words.granted(momentText(instant, now, locale)))
  return (
    <Section title={words.basis}>
      <Card flush>
        {all.map(({ purpose, grantedAt }) => (
          <ListRow
            key={purpose}
            icon="check"
            title={words.purposes[purpose].title}
            note={[words.purposes[purpose].note, words.basisNote, saidAt(grantedAt)].join(' ')}
          />
        ))}
        <ListRow id="consents-delete" icon="trash" title={deletion.title} onPress={() => open(routes.deleteAccount)} />
      </Card>
    </Section>
  )
}
