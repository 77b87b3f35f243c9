import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { names } from '../../../lib/names.ts'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Box } from '../../../platform/elements.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useFreshOnShow } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { NoticeCard } from '../components/notice.card.tsx'
import { useBoard } from '../../announcements/hooks/use-board.ts'
import { homeTexts } from '../home.texts.ts'

const states = ['current', 'past'] as const
type State = (typeof states)[number]

/** 公开栏: what the offices disclosed; for members all that is theirs to see, for passers-by what is for everybody. */
export function BoardScreen() {
  const words = homeTexts.use()
  const { board } = names.use()
  const { community = '' } = useRouter().params
  const [state, setState] = useState<State>('current')
  const chips: Record<State, string> = { current: words.boardCurrent, past: words.boardPast }
  return (
    <Screen id="board" title={board}>
      <Stack>
        <Box as="p">{words.boardNote}</Box>
        <Chips oneOf label={words.boardView}>
          {states.map((one) => (
            <Chip key={one} id={`board-${one}`} role="radio" chosen={one === state} onPress={() => setState(one)}>
              {chips[one]}
            </Chip>
          ))}
        </Chips>
        <Board key={state} communityId={community} state={state} />
      </Stack>
    </Screen>
  )
}

function Board({ communityId, state }: { communityId: string; state: State }) {
  const words = homeTexts.use()
  const board = useBoard(communityId, state)
  const { isMember, hasNextPage, isFetchingNextPage, fetchNextPage } = board
  useFreshOnShow(board)
  return (
    <QueryView query={board}>
      {(cards) =>
        cards.length === 0 ? (
          <EmptyState
            id="board-empty"
            picture="board"
            title={words.boardEmptyTitle}
            body={state === 'current' ? words.boardEmptyBody : words.boardPastEmptyBody}
          />
        ) : (
          <Stack>
            {cards.map((notice) => (
              <NoticeCard
                key={notice.id}
                notice={notice}
                source={{ communityId, isPublic: !isMember }}
                onPress={() =>
                  open((isMember ? routes.announcement : routes.publicAnnouncement)(communityId, notice.id))
                }
              />
            ))}
            <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
          </Stack>
        )
      }
    </QueryView>
  )
}
