import type { VotePaper } from '@liren/shared/votes.paper'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import type { usePapers } from '../hooks/use-papers.ts'
import { papersTexts } from '../papers.texts.ts'
import type { InDecision } from '../votes.api.ts'

interface PaperListProps {
  at: InDecision
  papers: ReturnType<typeof usePapers>
  isClosed: boolean
}

/** Every paper by its number, and how far it is; those that wait for me lead to their page. */
export function PaperList({ at, papers, isClosed }: PaperListProps) {
  const words = papersTexts.use()
  return (
    <Section title={words.list}>
      <QueryView query={papers}>
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items)
          if (all.length === 0)
            return (
              <EmptyState
                id="papers-none"
                picture="letterbox"
                title={words.none}
                body={isClosed ? words.noneClosed : words.noneBody}
              />
            )
          return (
            <Stack>
              <Card id="papers" flush>
                {all.map((paper) => (
                  <PaperRow key={paper.number} at={at} paper={paper} />
                ))}
              </Card>
              <More
                hasMore={papers.hasNextPage}
                isLoading={papers.isFetchingNextPage}
                onMore={() => void papers.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Section>
  )
}

const tones = {
  issued: 'plain',
  replaced: 'plain',
  received: 'info',
  entered: 'info',
  conflict: 'warn',
  opened: 'accent',
} as const

function PaperRow({ at, paper }: { at: InDecision; paper: VotePaper }) {
  const words = papersTexts.use()
  const { number, unitLabels, status, readBy, abilities } = paper
  const waits = abilities.settle ? words.settle : words.yours
  const notes = [unitLabels.join('、'), readBy.length > 0 ? words.readBy(readBy.join('、')) : '']
  const isMine = abilities.enter || abilities.settle
  return (
    <ListRow
      id={`paper-${String(number)}`}
      icon="file"
      title={words.of(number)}
      note={[...notes, isMine ? waits : ''].filter(Boolean).join(' · ')}
      trailing={<Badge tone={tones[status]}>{words.status[status]}</Badge>}
      {...(isMine ? { onPress: () => open(voteRoutes.paper(at.communityId, at.decisionId, number)) } : {})}
    />
  )
}
