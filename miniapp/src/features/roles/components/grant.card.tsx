import type { GrantRecord } from '@liren/shared/roles.officers'
import { useLocale } from '../../../lib/i18n.ts'
import { names } from '../../../lib/names.ts'
import { fullMomentText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { postNames } from '../posts.texts.ts'
import { rolesTexts } from '../roles.texts.ts'
import styles from './grants.module.css'

interface GrantCardProps {
  grant: GrantRecord
  onRenew: () => void
  onRevoke: () => void
}

/** A role somebody holds or held: since when, by whom, until when, and how it ended. */
export function GrantCard({ grant, onRenew, onRevoke }: GrantCardProps) {
  const words = rolesTexts.use()
  const roleNames = names.use().role
  const posts = postNames.use()
  const locale = useLocale()
  const time = (instant: string) => fullMomentText(instant, locale)
  const { id, nickname, phoneMasked, scopeLabel, role, post, expiresAt, endedAt, endedBy, endReason, abilities } = grant
  const office = post === null ? roleNames[role] : posts[post]
  return (
    <Card id={`grant-${id}`}>
      <Box className={styles['grant']}>
        <Box className={styles['head']}>
          <Txt className={styles['name']}>{nickname}</Txt>
          <Txt className={styles['note']}>{phoneMasked}</Txt>
          {endedAt !== null && <Badge>{words.over}</Badge>}
        </Box>
        <Txt>{`${scopeLabel} ${office}`}</Txt>
        <Txt className={styles['note']}>
          {`${words.granted(grant.grantedBy, time(grant.grantedAt))} · ${
            expiresAt === null ? words.open : words.until(time(expiresAt))
          }`}
        </Txt>
        {endedAt !== null && <Txt className={styles['note']}>{words.ended(endedBy ?? '', time(endedAt))}</Txt>}
        {endReason !== null && <Txt className={styles['note']}>{words.why(endReason)}</Txt>}
        {(abilities.renew || abilities.revoke) && (
          <Buttons>
            {abilities.renew && (
              <Button id={`renew-${id}`} snug kind="quiet" label={words.renewLabel(nickname)} onPress={onRenew}>
                {words.renew}
              </Button>
            )}
            {abilities.revoke && (
              <Button id={`revoke-${id}`} snug kind="quiet" label={words.revokeLabel(nickname)} onPress={onRevoke}>
                {words.revoke}
              </Button>
            )}
          </Buttons>
        )}
      </Box>
    </Card>
  )
}
