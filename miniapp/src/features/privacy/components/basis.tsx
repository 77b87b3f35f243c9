import type { Consent } from '@liren/shared/privacy'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Card, Section } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { privacyTexts } from '../privacy.texts.ts'

/** What the service cannot do without: said plainly, and where it ends. */
export function Basis({ all }: { all: readonly Consent[] }) {
  const { consents: words, delete: deletion } = privacyTexts.use()
  return (
    <Section title={words.basis}>
      <Card flush>
        {all.map(({ purpose }) => (
          <ListRow
            key={purpose}
            icon="check"
            title={words.purposes[purpose].title}
            note={`${words.purposes[purpose].note} ${words.basisNote}`}
          />
        ))}
        <ListRow id="consents-delete" icon="trash" title={deletion.title} onPress={() => open(routes.deleteAccount)} />
      </Card>
    </Section>
  )
}
