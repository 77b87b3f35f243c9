import { useState } from 'react'
import type { z } from 'zod'
import type { myRequest } from '@liren/shared/binding.views'
import { messageOf } from '../../../lib/messages.ts'
import { names } from '../../../lib/names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { useWithdraw } from '../hooks/use-asking.ts'
import { requestTexts } from '../request.texts.ts'
import styles from './my.requests.module.css'

type MyRequest = z.output<typeof myRequest>

/** Where each of my requests stands, and who has it now. */
export function MyRequests({ requests }: { requests: readonly MyRequest[] }) {
  return (
    <Section title={requestTexts.use().mine}>
      <Stack>
        {requests.map((request) => (
          <OneRequest key={request.id} request={request} />
        ))}
      </Stack>
    </Section>
  )
}

function OneRequest({ request }: { request: MyRequest }) {
  const words = requestTexts.use()
  const relations = names.use().relation
  const isPending = request.status === 'pending'
  const { stations } = words
  const last = request.status === 'pending' ? stations.result : stations[request.status]
  return (
    <Card id={`my-request-${request.id}`}>
      <Stack>
        <Box>
          <Box as="h3" className={styles['flat']}>
            {request.estateName} {request.label}
          </Box>
          <Txt className={styles['meta']}>
            {relations[request.relation]} · {words.sentAt} <Moment instant={request.createdAt} />
          </Txt>
        </Box>
        <Stations
          label={words.stationsLabel}
          names={[stations.sent, stations.checking, last]}
          present={isPending ? 1 : 2}
        />
        {request.reason !== null && <Banner tone="warn">{words.reason(request.reason)}</Banner>}
        {isPending && <Withdraw requestId={request.id} />}
      </Stack>
    </Card>
  )
}

/** Taking back is asked twice in place: nothing is lost that could not be sent again. */
function Withdraw({ requestId }: { requestId: string }) {
  const words = requestTexts.use()
  const withdrawing = useWithdraw()
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <Button id={`withdraw-${requestId}`} kind="quiet" onPress={() => setAsking(true)}>
        {words.withdraw}
      </Button>
    )
  }
  return (
    <Stack tight>
      <Box as="p">{words.withdrawBody}</Box>
      {withdrawing.error && <Banner tone="danger">{messageOf(withdrawing.error)}</Banner>}
      <Button
        id={`withdraw-confirm-${requestId}`}
        kind="danger"
        busy={withdrawing.isPending}
        onPress={() => withdrawing.mutate(requestId)}
      >
        {words.withdraw}
      </Button>
    </Stack>
  )
}
