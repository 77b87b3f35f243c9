import { Card, Section } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { participateTexts } from '../participate.texts.ts'

/** What neighbours do together. Honest about there being nothing yet, and about who will make it appear. */
export function ParticipateScreen() {
  const words = participateTexts.use()
  return (
    <SignedIn title={words.title} tab="participate">
      <Screen id="participate" title={words.title} tab="participate">
        <EmptyState picture="tree" title={words.emptyTitle} body={words.emptyBody} />
        <Section title={words.comingTitle}>
          <Card flush>
            <ListRow icon="people" title={words.topic.title} note={words.topic.note} />
            <ListRow icon="check" title={words.vote.title} note={words.vote.note} />
            <ListRow icon="participate" title={words.help.title} note={words.help.note} />
          </Card>
        </Section>
      </Screen>
    </SignedIn>
  )
}
