import { useState } from 'react'
import { spotInAddress } from '@liren/shared/complaints.spots.code'
import type { Membership } from '@liren/shared/identity'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useMe } from '../../identity/hooks/use-me.ts'
import { ReportFields } from '../components/report.fields.tsx'
import { PlaceSheet } from '../components/where.part.tsx'
import { useReporting } from '../hooks/use-reporting.ts'
import { reportTexts } from '../report.texts.ts'

/** Reporting something: what, where, in words and pictures. Handed in, it is sent now or once there is a network. */
export function ReportScreen() {
  return (
    <SignedIn title={reportTexts.use().title}>
      <ReportPage />
    </SignedIn>
  )
}

function ReportPage() {
  const words = reportTexts.use()
  const params = usePageParams()
  const scanned = spotInAddress(params)
  const community = scanned?.communityId ?? params['community'] ?? ''
  const me = useMe()
  const membership = me.data?.memberships.find((one) => one.community.id === community)
  if (membership) return <Report membership={membership} code={scanned?.code ?? null} />
  return (
    <Screen id="report" title={words.title}>
      <QueryView query={me}>
        {() => <EmptyState id="report-nowhere" picture="lamp" title={words.nowhereTitle} body={words.nowhereBody} />}
      </QueryView>
    </Screen>
  )
}

function Report({ membership, code }: { membership: Membership; code: string | null }) {
  const words = reportTexts.use()
  const communityId = membership.community.id
  const { column = null } = usePageParams()
  const reporting = useReporting(membership, column)
  const { form, fault, isChanged, change, handIn, clear } = reporting
  const [isElsewhere, setElsewhere] = useState(false)
  const isRepair = form.category === 'repair_home' || form.category === 'common_parts'
  return (
    <Screen
      id="report"
      title={column === null ? words.title : words.consultTitle}
      footer={
        <>
          {fault && <Banner tone="warn">{words.faults[fault]}</Banner>}
          <Button
            id="report-submit"
            kind="primary"
            onPress={() => {
              if (handIn()) replace(complaintRoutes.mine(communityId))
            }}
          >
            {isRepair ? words.submitRepair : words.submit}
          </Button>
        </>
      }
      sheets={
        isElsewhere && (
          <PlaceSheet
            communityId={communityId}
            withFlats={form.onBehalf !== null}
            onChoose={(place) => change({ place })}
            onClose={() => setElsewhere(false)}
          />
        )
      }
    >
      <ReportFields
        communityId={communityId}
        reporting={reporting}
        code={code}
        onElsewhere={() => setElsewhere(true)}
      />
      {isChanged && (
        <Button id="report-clear" kind="quiet" icon="trash" onPress={clear}>
          {words.clear}
        </Button>
      )}
    </Screen>
  )
}
