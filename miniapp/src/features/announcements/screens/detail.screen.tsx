import { useState } from 'react'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { AuthorPart, type DetailSheet } from '../components/author.part.tsx'
import { ConfirmPart } from '../components/confirm.part.tsx'
import { DetailFooter, hasDetailFooter } from '../components/detail.footer.tsx'
import { DetailSheets } from '../components/detail.sheets.tsx'
import { NoticeAfter } from '../components/notice.after.tsx'
import { NoticePart } from '../components/notice.part.tsx'
import { NoticeQuestionSheets } from '../components/notice.question.sheets.tsx'
import { QuestionsSection } from '../components/questions.section.tsx'
import { ReachCard } from '../components/reach.card.tsx'
import { RevisionsPart } from '../components/revisions.part.tsx'
import { StatePart } from '../components/state.part.tsx'
import { useAnnouncement } from '../hooks/use-announcement.ts'
import { useNoticeQuestions } from '../hooks/use-notice-questions.ts'

/** One notice: who says what to whom, and for its author how far it came. */
export function DetailScreen() {
  return (
    <SignedIn title={announcementsTexts.use().detail.title}>
      <DetailPage />
    </SignedIn>
  )
}

function DetailPage() {
  const words = announcementsTexts.use().detail
  const { community = '', id = '', published } = usePageParams()
  const notice = useAnnouncement(community, id)
  const [sheet, setSheet] = useState<DetailSheet>(null)
  const { data: one } = notice
  const asking = useNoticeQuestions()
  const openSheet = (wanted: DetailSheet) => {
    setSheet(wanted)
    // Whether it may go already is the server's to say, as of now.
    if (wanted === 'withdraw') void notice.refetch()
  }
  return (
    <Screen
      id="announcement"
      title={words.title}
      footer={one && hasDetailFooter(one) && <DetailFooter communityId={community} notice={one} />}
      sheets={
        one && (
          <>
            <DetailSheets communityId={community} notice={one} sheet={sheet} onClose={() => setSheet(null)} />
            <NoticeQuestionSheets communityId={community} announcementId={id} state={asking} />
          </>
        )
      }
    >
      <QueryView query={notice}>
        {(data) => (
          <Stack>
            {published && data.reach && (
              <Banner id="published-banner" tone="good">
                {words.publishedBanner(data.reach.people)}
              </Banner>
            )}
            <StatePart notice={data} />
            <NoticePart notice={data} communityId={community} />
            <ConfirmPart notice={data} />
            <RevisionsPart
              source={{ communityId: community, announcementId: id, isPublic: false }}
              corrections={data.corrections}
            />
            {data.reach && <ReachCard reach={data.reach} />}
            <NoticeAfter notice={data} communityId={community} />
            {data.publishedAt !== null && (
              <QuestionsSection communityId={community} announcementId={id} state={asking} />
            )}
            <AuthorPart communityId={community} notice={data} onSheet={openSheet} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}
