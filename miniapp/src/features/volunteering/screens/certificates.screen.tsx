import { useState } from 'react'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { CertificateSheet } from '../components/certificate.sheet.tsx'
import { useCertificateFile, useCertificates, useRecordFile } from '../hooks/use-recognition.ts'
import { recognitionTexts } from '../recognition.texts.ts'

/** Certificates of my hours, and my record to take away. */
export function CertificatesScreen() {
  return (
    <SignedIn title={recognitionTexts.use().title}>
      <CertificatesPage />
    </SignedIn>
  )
}

function CertificatesPage() {
  const words = recognitionTexts.use()
  const { community = '' } = usePageParams()
  const [isIssuing, setIssuing] = useState(false)
  const record = useRecordFile(community)
  const registered = useCertificates(community).data?.pages[0]?.registeredName ?? null
  return (
    <Screen
      id="certificates"
      title={words.title}
      footer={
        <Button id="certificate-issue" kind="primary" icon="plus" onPress={() => setIssuing(true)}>
          {words.issue}
        </Button>
      }
      sheets={
        isIssuing && (
          <CertificateSheet communityId={community} registeredName={registered} onClose={() => setIssuing(false)} />
        )
      }
    >
      <Stack>
        <Box as="p">{words.note}</Box>
        <Issued communityId={community} />
        <Card flush>
          <ListRow
            id="record-export"
            icon="save"
            title={words.record}
            note={words.recordNote}
            onPress={() => record.mutate()}
          />
        </Card>
        {record.error !== null && <Banner tone="danger">{messageOf(record.error)}</Banner>}
      </Stack>
    </Screen>
  )
}

function Issued({ communityId }: { communityId: string }) {
  const words = recognitionTexts.use()
  const locale = useLocale()
  const list = useCertificates(communityId)
  const file = useCertificateFile(communityId)
  useRefresh(list)
  return (
    <Paged
      list={list}
      empty={<EmptyState id="certificates-empty" picture="board" title={words.emptyTitle} body={words.emptyBody} />}
    >
      {(all) => (
        <>
          {file.error !== null && <Banner tone="danger">{messageOf(file.error)}</Banner>}
          <Card flush>
            {all.map(({ id, number, name, minutes, services, standing }) => (
              <ListRow
                key={id}
                id={`certificate-${id}`}
                icon="file"
                title={standing === 'waiting' ? name : `${number} ${name}`}
                note={standing === 'waiting' ? words.waits : words.line(durationText(minutes, locale), services)}
                trailing={standing === 'waiting' ? undefined : words.download}
                onPress={standing === 'waiting' ? undefined : () => file.mutate(id)}
              />
            ))}
          </Card>
        </>
      )}
    </Paged>
  )
}
