import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { complaintsTexts } from '../complaints.texts.ts'
import { useOutbox } from '../hooks/use-outbox.ts'
import { useUnsent } from '../hooks/use-reporting.ts'
import type { KeptReport } from '../outbox.kept.ts'
import { outboxTexts } from '../outbox.texts.ts'

/** What was handed in and the server does not have yet: it waits, is on its way, or was not taken in. */
export function Unsent({ communityId }: { communityId: string }) {
  const { unsent } = complaintsTexts.use()
  const { waiting, isSending } = useOutbox(communityId)
  const reports = waiting.filter(({ complaintId }) => complaintId === null)
  if (reports.length === 0) return null
  return (
    <Section title={unsent}>
      <Stack>
        {reports.map((report) => (
          <OneUnsent key={report.key} report={report} isSending={isSending} />
        ))}
      </Stack>
    </Section>
  )
}

/** Notes that wait to be sent: to one matter, or to any. */
export function UnsentNotes({ communityId, to }: { communityId: string; to?: string }) {
  const { unsent } = complaintsTexts.use()
  const { waiting, isSending } = useOutbox(communityId)
  const notes = waiting.filter(({ complaintId }) => complaintId !== null && (to === undefined || complaintId === to))
  if (notes.length === 0) return null
  return (
    <Section title={unsent}>
      <Stack>
        {notes.map((note) => (
          <OneUnsent key={note.key} report={note} isSending={isSending} />
        ))}
      </Stack>
    </Section>
  )
}

function OneUnsent({ report, isSending }: { report: KeptReport; isSending: boolean }) {
  const words = outboxTexts.use()
  const { key, communityId, text, pictures, fault } = report
  const { mayEdit, columnId, edit, discard } = useUnsent(report)
  const goOn = () => {
    edit()
    open(columnId === null ? complaintRoutes.report(communityId) : complaintRoutes.consult(communityId, columnId))
  }
  return (
    <Card id={`unsent-${key}`}>
      <Stack tight>
        <Box as="p">{text}</Box>
        {pictures.length > 0 && <Box as="p">{words.pictures(pictures.length)}</Box>}
        {fault === null ? (
          <Banner tone="info">{isSending ? words.sending : words.waiting}</Banner>
        ) : (
          <>
            <Banner tone="danger">{words.refused(fault)}</Banner>
            <Buttons>
              {mayEdit && report.complaintId === null && (
                <Button id={`unsent-edit-${key}`} snug kind="primary" icon="edit" onPress={goOn}>
                  {words.edit}
                </Button>
              )}
              <Button id={`unsent-discard-${key}`} snug onPress={discard}>
                {words.discard}
              </Button>
            </Buttons>
          </>
        )}
      </Stack>
    </Card>
  )
}
