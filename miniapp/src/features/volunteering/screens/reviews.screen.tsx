import { useState } from 'react'
import type { ReviewItem } from '@liren/shared/volunteering.attendance'
import type { WantedCertificate } from '@liren/shared/volunteering.recognition'
import { usePageParams } from '../../../platform/page.params.ts'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { ReviewCard } from '../components/review.card.tsx'
import { VerdictSheet } from '../components/verdict.sheet.tsx'
import { AttestSheet, WantedPart } from '../components/wanted.part.tsx'
import { useDecidingCertificates } from '../hooks/use-recognition.ts'
import { useReviews } from '../hooks/use-roster.ts'
import { organisingTexts } from '../organising.texts.ts'
import { recognitionTexts } from '../recognition.texts.ts'

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

interface Papers {
  item: WantedCertificate
  attest: boolean
}

/** A certificate is issued by who types what the papers say, or not issued for a reason. */
function PapersSheet({ communityId, item, attest, onClose }: Papers & { communityId: string; onClose: () => void }) {
  const words = recognitionTexts.use()
  const { refusing } = useDecidingCertificates(communityId)
  if (attest) return <AttestSheet communityId={communityId} item={item} onClose={onClose} />
  return (
    <ReasonSheet
      id="deny-sheet"
      title={words.deny}
      body={words.denyBody}
      label={words.why}
      action={words.deny}
      kind="danger"
      busy={refusing.isPending}
      error={refusing.error}
      onConfirm={(reason) => refusing.mutateAsync({ certificateId: item.id, reason })}
      onClose={onClose}
    />
  )
}

function ReviewsPage() {
  const words = organisingTexts.use()
  const { community = '' } = usePageParams()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [papers, setPapers] = useState<Papers | null>(null)
  const reviews = useReviews(community)
  useRefresh(reviews)
  return (
    <Screen
      id="reviews"
      title={words.reviews}
      sheets={
        (asking && <VerdictSheet communityId={community} {...asking} onClose={() => setAsking(null)} />) ??
        (papers && <PapersSheet communityId={community} {...papers} onClose={() => setPapers(null)} />)
      }
    >
      <WantedPart communityId={community} onDecide={(item, attest) => setPapers({ item, attest })} />
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
