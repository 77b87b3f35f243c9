import type { VoteProxy } from '@liren/shared/votes.proxies'
import { squareMetres } from '../../../lib/area.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { proxyTexts } from '../proxy.texts.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import styles from './my.heads.module.css'

const shapes: Record<VoteProxy['status'], IconName> = {
  granted: 'clock',
  cast: 'check',
  revoked: 'close',
  lapsed: 'minus',
}

/** One proxy: who for whom, with which units, how far it is, and what I may do. */
export function ProxyCard({ proxy, onAsk }: { proxy: VoteProxy; onAsk: (what: 'revoke' | 'cast') => void }) {
  const words = proxyTexts.use()
  const names = voteNames.use()
  const { id, iAm, principal, agentPhoneMasked, unitLabels, areaCentiares, status, grantedAt, abilities } = proxy
  const isMine = iAm === 'principal'
  return (
    <Card id={`proxy-${id}`} tinted={status === 'cast'}>
      <Stack tight>
        <Txt className={styles['unit']}>{isMine ? words.to(agentPhoneMasked) : words.from(principal)}</Txt>
        <Txt>{words.weight(unitLabels.join('、'), names.area(squareMetres(areaCentiares)))}</Txt>
        <Box className={styles['status']}>
          <Icon name={shapes[status]} small />
          <Txt>{(isMine ? words.status : words.statusForMe)[status]}</Txt>
        </Box>
        <Box className={styles['when']}>
          <FullMoment id={`granted-at-${id}`} instant={grantedAt} />
        </Box>
        {abilities.cast && (
          <Button id={`proxy-cast-${id}`} kind="primary" icon="ballot" onPress={() => onAsk('cast')}>
            {words.cast}
          </Button>
        )}
        {abilities.revoke && (
          <Button id={`proxy-revoke-${id}`} kind="quiet" onPress={() => onAsk('revoke')}>
            {words.revoke}
          </Button>
        )}
      </Stack>
    </Card>
  )
}
