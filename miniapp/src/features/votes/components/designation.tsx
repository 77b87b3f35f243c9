import type { Designation as Named } from '@liren/shared/votes.designations'
import { messageOf } from '../../../lib/messages.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { useDesignate, useDesignation } from '../hooks/use-ties.ts'
import { tiesTexts } from '../ties.texts.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './remarks.module.css'

/** Which of several co-owners votes for a head, where the rules ask them to name one. */
export function Designation({ at, headId }: { at: InDecision; headId: string }) {
  const designation = useDesignation(at, headId, true)
  return designation.data?.isAsked ? <Naming at={at} headId={headId} designation={designation.data} /> : null
}

function Naming({ at, headId, designation }: { at: InDecision; headId: string; designation: Named }) {
  const words = tiesTexts.use()
  const naming = useDesignate(at, headId)
  const { owners, designatedId, abilities } = designation
  const nameOf = (id: string | null) => owners.find(({ ownerId }) => ownerId === id)?.nameMasked ?? ''
  const mine = owners.find(({ isMe }) => isMe)?.namedId ?? null
  return (
    <Box id={`designation-${headId}`} className={styles['answer']}>
      <Stack tight>
        <Txt className={styles['strong']}>{words.designation}</Txt>
        <Txt className={styles['meta']}>{words.designationBody}</Txt>
        <Txt id={`designated-${headId}`}>
          {designatedId === null ? words.nobody : words.named(nameOf(designatedId))}
        </Txt>
        {owners.map(({ ownerId, nameMasked, isMe, namedId }) => (
          <Box key={ownerId} className={styles['head']}>
            <Txt>{words.owner(nameMasked, isMe)}</Txt>
            <Txt>{namedId === null ? words.silent : words.says(nameOf(namedId))}</Txt>
          </Box>
        ))}
        {naming.error && <Banner tone="danger">{messageOf(naming.error)}</Banner>}
        {abilities.name && (
          <Buttons>
            {owners
              .filter(({ ownerId }) => ownerId !== mine)
              .map(({ ownerId, nameMasked, isMe }) => (
                <Button
                  key={ownerId}
                  id={`name-${ownerId}`}
                  snug
                  busy={naming.isPending}
                  onPress={() => naming.mutate(ownerId)}
                >
                  {isMe ? words.pickMe : words.pick(nameMasked)}
                </Button>
              ))}
            {abilities.revoke && (
              <Button
                id={`unname-${headId}`}
                kind="quiet"
                snug
                busy={naming.isPending}
                onPress={() => naming.mutate(null)}
              >
                {words.revoke}
              </Button>
            )}
          </Buttons>
        )}
      </Stack>
    </Box>
  )
}
