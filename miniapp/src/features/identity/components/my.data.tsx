import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Card, Section } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { identityTexts } from '../identity.texts.ts'

/** What is known of me: who looked, what I agreed to, a copy, the end of it, and what is said about it all. */
export function MyData() {
  const words = identityTexts.use().me
  return (
    <Section title={words.myData}>
      <Card flush>
        <ListRow id="open-reads" icon="eye" title={words.reads} onPress={() => open(routes.dataReads)} />
        <ListRow id="open-consents" icon="check" title={words.consents} onPress={() => open(routes.consents)} />
        <ListRow id="open-export" icon="save" title={words.export} onPress={() => open(routes.dataExport)} />
        <ListRow id="open-delete" icon="trash" title={words.delete} onPress={() => open(routes.deleteAccount)} />
        <ListRow id="open-privacy" icon="shield" title={words.privacy} onPress={() => open(routes.privacy)} />
      </Card>
    </Section>
  )
}
