import type { MyFlat } from '@liren/shared/binding.views'
import { messageOf } from '../../../lib/messages.ts'
import { names } from '../../../lib/names.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { bindingTexts } from '../binding.texts.ts'
import { homesTexts } from '../homes.texts.ts'
import { useCheckPhone, useHousehold, type Housemate } from '../hooks/use-household.ts'
import { FlatCard } from './flat.card.tsx'
import styles from './flat.module.css'
import type { HomesQuestion } from './homes.sheets.tsx'
import { StandingLine } from './standing.line.tsx'

interface FlatProps {
  flat: MyFlat
  onAsk: (question: HomesQuestion) => void
}

/** One of my flats: my standing there, what is to be done about it, and the others who live there. */
export function Flat({ flat, onAsk }: FlatProps) {
  const words = homesTexts.use()
  const { check } = bindingTexts.use()
  const { standing } = flat
  return (
    <Stack tight>
      <FlatCard id={`flat-${flat.residenceId}`} flat={{ ...flat, communityName: flat.community.name }}>
        <StandingLine flat={flat} />
      </FlatCard>
      {standing in check && (
        <Card id={`flat-check-${flat.residenceId}`}>
          <Box as="h3" className={styles['heading']}>
            {words.how}
          </Box>
          <Box as="p">{check[standing as keyof typeof check]}</Box>
          {standing === 'owner_unverified' && <CheckAgain residenceId={flat.residenceId} />}
        </Card>
      )}
      {standing !== 'awaiting_guardian' && <Household flat={flat} onAsk={onAsk} />}
      <Button id={`leave-${flat.residenceId}`} kind="quiet" onPress={() => onAsk({ kind: 'leave', flat })}>
        {words.leave}
      </Button>
    </Stack>
  )
}

/** The register may have my phone by now. */
function CheckAgain({ residenceId }: { residenceId: string }) {
  const words = homesTexts.use()
  const checking = useCheckPhone()
  return (
    <>
      <Button
        id={`check-phone-${residenceId}`}
        kind="quiet"
        icon="again"
        busy={checking.isPending}
        onPress={() => checking.mutate(residenceId)}
      >
        {words.checkAgain}
      </Button>
      {checking.error && <Banner tone="warn">{messageOf(checking.error)}</Banner>}
    </>
  )
}

function Household({ flat, onAsk }: FlatProps) {
  const words = homesTexts.use()
  const household = useHousehold(flat.community.id, flat.unitId)
  return (
    <QueryView query={household} skeleton={<Skeleton cards={1} />}>
      {(all) => (
        <Card>
          <Box as="h3" className={styles['heading']}>
            {words.members}
          </Box>
          <Box as="p" className={styles['note']}>
            {words.membersNote}
          </Box>
          <Box className={styles['people']}>
            {all.map((one) => (
              <Person key={one.residenceId} one={one} flat={flat} onAsk={onAsk} />
            ))}
          </Box>
        </Card>
      )}
    </QueryView>
  )
}

function Person({ one, flat, onAsk }: FlatProps & { one: Housemate }) {
  const words = homesTexts.use()
  const relations = names.use().relation
  const { residenceId, nickname, abilities } = one
  const relation = relations[one.relation]
  return (
    <ListRow
      id={`housemate-${residenceId}`}
      icon="me"
      title={`${nickname}${one.isMe ? words.me : ''}`}
      note={one.awaitsGuardian ? `${relation} · ${words.awaits}` : relation}
      trailing={
        <>
          {abilities.consentAsGuardian && (
            <Button
              id={`consent-${residenceId}`}
              snug
              label={words.consentLabel(nickname)}
              onPress={() => onAsk({ kind: 'consent', flat, one })}
            >
              {words.consent}
            </Button>
          )}
          {abilities.end && !one.isMe && (
            <Button
              id={`end-${residenceId}`}
              snug
              kind="quiet"
              label={words.endLabel(nickname)}
              onPress={() => onAsk({ kind: 'end', flat, one })}
            >
              {words.end}
            </Button>
          )}
        </>
      }
    />
  )
}
