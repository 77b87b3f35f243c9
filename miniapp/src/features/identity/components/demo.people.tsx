import type { Session } from '@liren/shared/identity'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { useDemo, useEnterAs } from '../../demo/hooks/use-demo.ts'
import { identityTexts } from '../identity.texts.ts'
import styles from './demo.people.module.css'

/** In the demo: the people one may enter as, one tap each. */
export function DemoPeople({ onEnter }: { onEnter: (session: Session) => void }) {
  const words = identityTexts.use().signIn
  const locale = useLocale()
  const { data: demo } = useDemo()
  const entering = useEnterAs(onEnter)
  if (!demo) return null
  return (
    <Section title={words.demoTitle}>
      <Box as="p" className={styles['note']}>
        {words.demoNote}
      </Box>
      {entering.error && <Banner tone="danger">{messageOf(entering.error)}</Banner>}
      <Card id="demo-people" flush>
        {demo.people.map((person) => (
          <ListRow
            key={person.accountId}
            id={`demo-enter-${person.accountId}`}
            icon="me"
            title={person.nickname}
            note={person.part[locale]}
            onPress={() => entering.mutate(person.accountId)}
          />
        ))}
      </Card>
    </Section>
  )
}
