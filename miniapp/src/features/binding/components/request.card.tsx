import { names } from '../../../lib/names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { staffTexts } from '../staff.texts.ts'
import type { BindingRequest } from '../hooks/use-requests.ts'
import styles from './request.card.module.css'

interface RequestCardProps {
  request: BindingRequest
  onApprove: () => void
  onRefuse: () => void
}

/** One request: who asks for which flat as whom, what the register says of it, and the two answers. */
export function RequestCard({ request, onApprove, onRefuse }: RequestCardProps) {
  const words = staffTexts.use()
  const relations = names.use().relation
  return (
    <Card id={`request-${request.id}`}>
      <Stack>
        <Box>
          <Box as="h2" className={styles['flat']}>
            {request.label}
          </Box>
          <Box className={styles['meta']}>
            <Txt>
              {request.nickname} · {request.phoneMasked}
            </Txt>
            <Moment instant={request.createdAt} />
          </Box>
          <Box className={styles['badges']}>
            <Badge>{words.askedAs(relations[request.relation])}</Badge>
            {request.isUnder14 && <Badge tone="warn">{words.under14}</Badge>}
          </Box>
        </Box>
        {request.note !== '' && <Box as="p">{request.note}</Box>}
        <Register request={request} />
        <Buttons>
          <Button id={`approve-${request.id}`} snug kind="primary" onPress={onApprove}>
            {words.approve}
          </Button>
          <Button id={`refuse-${request.id}`} snug onPress={onRefuse}>
            {words.refuse}
          </Button>
        </Buttons>
      </Stack>
    </Card>
  )
}

function Register({ request: { owners } }: { request: BindingRequest }) {
  const words = staffTexts.use()
  return (
    <Box className={styles['register']}>
      <Txt className={styles['caption']}>{owners.length === 0 ? words.noOwners : words.owners}</Txt>
      {owners.map(({ ownerId, nameMasked, phoneMatches }) => (
        <Box key={ownerId} className={styles['owner']}>
          <Txt>{nameMasked}</Txt>
          <Badge tone={phoneMatches ? 'accent' : 'plain'}>
            {phoneMatches ? words.phoneMatches : words.phoneDiffers}
          </Badge>
        </Box>
      ))}
    </Box>
  )
}
