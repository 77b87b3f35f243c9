import { useState } from 'react'
import type { ReviewItem } from '@liren/shared/volunteering.attendance'
import { usePageParams } from '../../../platform/page.params.ts'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { ReviewCard } from '../components/review.card.tsx'
import { VerdictSheet } from '../components/verdict.sheet.tsx'
import { useReviews } from '../hooks/use-roster.ts'
import { organisingTexts } from '../organising.texts.ts'

/** Services that a person of the committee looks at before they count, oldest first. */
export function ReviewsScreen() {
  return (
    <SignedIn title={organisingTexts.use().reviews}>
      <ReviewsPage />
    </SignedIn>
  )
}

interface Asking {
  item: ReviewItem
  accept: boolean
}

function ReviewsPage() {
  const words = organisingTexts.use()
  const { community = '' } = usePageParams()
  const [asking, setAsking] = useState<Asking | null>(null)
  const reviews = useReviews(community)
  useRefresh(reviews)
  return (
    <Screen
      id="reviews"
      title={words.reviews}
      sheets={asking && <VerdictSheet communityId={community} {...asking} onClose={() => setAsking(null)} />}
    >
      <Paged
        list={reviews}
        empty={
          <EmptyState id="reviews-empty" picture="tree" title={words.reviewsEmptyTitle} body={words.reviewsEmptyBody} />
        }
      >
        {(all) =>
          all.map((item) => <ReviewCard key={item.id} item={item} onDecide={(accept) => setAsking({ item, accept })} />)
        }
      </Paged>
    </Screen>
  )
}
