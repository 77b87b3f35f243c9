import { Button } from '../../../ui/button.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { searchTexts } from '../search.texts.ts'

interface RecentSearchesProps {
  recent: readonly string[]
  onChoose: (q: string) => void
  onForget: () => void
}

/** Before anything was looked for: what was looked for earlier on this device. */
export function RecentSearches({ recent, onChoose, onForget }: RecentSearchesProps) {
  const words = searchTexts.use()
  if (recent.length === 0)
    return <EmptyState id="search-start" picture="board" title={words.startTitle} body={words.startBody} />
  return (
    <Section
      title={words.recent}
      action={
        <Button id="search-forget" snug kind="quiet" icon="trash" onPress={onForget}>
          {words.forget}
        </Button>
      }
    >
      <Card flush>
        {recent.map((q, n) => (
          <ListRow key={q} id={`recent-search-${String(n)}`} icon="clock" title={q} onPress={() => onChoose(q)} />
        ))}
      </Card>
    </Section>
  )
}
