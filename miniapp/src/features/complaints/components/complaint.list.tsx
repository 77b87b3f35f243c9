import type { ReactNode } from 'react'
import type { ComplaintRow } from '@liren/shared/complaints.views'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { complaintsTexts } from '../complaints.texts.ts'
import { ComplaintCard } from './complaint.card.tsx'

interface Listed {
  data: { pages: readonly { items: readonly ComplaintRow[] }[] } | undefined
  error: unknown
  refetch: () => unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

interface ComplaintListProps {
  communityId: string
  list: Listed
  /** What is said while there is nothing. */
  empty: ReactNode
  /** Rings the author of one back. */
  onRing?: (id: string) => void
}

/** Matters one below the other, page by page. */
export function ComplaintList({ communityId, list, empty, onRing }: ComplaintListProps) {
  const { ring } = complaintsTexts.use()
  return (
    <QueryView query={list}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        if (all.length === 0) return empty
        return (
          <Stack>
            {all.map((row) => (
              <Stack key={row.id} tight>
                <ComplaintCard row={row} onPress={() => open(complaintRoutes.detail(communityId, row.id))} />
                {onRing && (
                  <Button id={`ring-${row.id}`} kind="quiet" icon="phone" onPress={() => onRing(row.id)}>
                    {ring}
                  </Button>
                )}
              </Stack>
            ))}
            <More
              hasMore={list.hasNextPage}
              isLoading={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          </Stack>
        )
      }}
    </QueryView>
  )
}
