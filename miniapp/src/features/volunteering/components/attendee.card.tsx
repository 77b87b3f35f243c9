import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { clockOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { helpTexts } from '../help.texts.ts'
import { minorsTexts } from '../minors.texts.ts'
import { volunteeringNames } from '../names.texts.ts'
import { organisingTexts } from '../organising.texts.ts'
import { placeTexts } from '../place.texts.ts'
import { thanksTexts } from '../thanks.texts.ts'
import styles from './attendee.card.module.css'
import { RecipientPart } from './recipient.part.tsx'

interface AttendeeCardProps {
  entry: RosterEntry
  isConfirming: boolean
  isNoting: boolean
  onNotePaper: () => void
  onConfirm: () => void
  onEnter: () => void
  onThank: () => void
  onName: () => void
  /** A line of a flat that is let go on now, if any. */
  passing: string | null
  onPass: (recipientId: string) => void
}

/** Somebody on the roster: when they came and went by whose word, and what is to be done. */
export function AttendeeCard({ entry, passing, onPass, ...ways }: AttendeeCardProps) {
  const words = organisingTexts.use()
  const { by, review } = volunteeringNames.use()
  const thanks = thanksTexts.use()
  const placeWords = placeTexts.use()
  const guardian = minorsTexts.use()
  const locale = useLocale()
  const { signupId, inAt, inBy, outAt, outBy, isConfirmed, minutes, points, abilities } = entry
  const times = [
    inAt !== null && inBy !== null && words.cameAt(clockOf(inAt), by[inBy]),
    outAt !== null && outBy !== null && words.leftAt(clockOf(outAt), by[outBy]),
  ].filter((one) => one !== false)
  // What was typed in is confirmed by the other side.
  const waitsForThem = inAt !== null && !isConfirmed && !abilities.confirm && minutes === null
  return (
    <Card id={`attendee-${signupId}`}>
      <Stack tight>
        <Box className={styles['head']}>
          <Box as="h3">{entry.nickname}</Box>
          {minutes !== null ? (
            <Mark icon="check" tone="accent">
              {words.credited(durationText(minutes, locale), points ?? 0)}
            </Mark>
          ) : (
            isConfirmed && (
              <Mark icon="check" tone="accent">
                {words.confirmedWord}
              </Mark>
            )
          )}
        </Box>
        <Box as="p" className={styles['times']}>
          {times.length === 0 ? words.notCome : times.join(' · ')}
        </Box>
        {entry.guardian !== null && (
          <Mark
            icon={entry.guardian === 'missing' ? 'alert' : 'shield'}
            tone={entry.guardian === 'missing' ? 'warn' : 'accent'}
          >
            {entry.guardian === 'missing' ? guardian.missing : guardian[entry.guardian](entry.guardianBy ?? '')}
          </Mark>
        )}
        {waitsForThem && <Box as="p">{words.waitsForThem}</Box>}
        {entry.reviews.map((kind) => (
          <Mark key={kind} icon="eye" tone="warn">
            {review[kind]}
          </Mark>
        ))}
        {entry.placeCheck !== null && <Box as="p">{placeWords.check[entry.placeCheck]}</Box>}
        {entry.rating !== null && <Box as="p">{thanks.given(entry.rating)}</Box>}
        {entry.recipients.map((one) => (
          <RecipientPart key={one.id} recipient={one} busy={passing === one.id} onPass={() => onPass(one.id)} />
        ))}
        <Ways entry={entry} {...ways} />
      </Stack>
    </Card>
  )
}

/** What is to be done about somebody. */
function Ways({
  entry: { signupId, abilities },
  isConfirming,
  isNoting,
  onNotePaper,
  onConfirm,
  onEnter,
  onThank,
  onName,
}: Omit<AttendeeCardProps, 'passing' | 'onPass'>) {
  const words = organisingTexts.use()
  const { thank } = thanksTexts.use()
  const { name } = helpTexts.use()
  const { confirm, enter, nameRecipient, notePaper } = abilities
  const minors = minorsTexts.use()
  if (!confirm && !enter && !abilities.thank && !nameRecipient && !notePaper) return null
  return (
    <Buttons>
      {notePaper && (
        <Button id={`paper-${signupId}`} snug icon="file" busy={isNoting} onPress={onNotePaper}>
          {minors.notePaper}
        </Button>
      )}
      {confirm && (
        <Button id={`confirm-${signupId}`} kind="primary" snug icon="check" busy={isConfirming} onPress={onConfirm}>
          {words.confirm}
        </Button>
      )}
      {enter && (
        <Button id={`enter-${signupId}`} snug icon="edit" onPress={onEnter}>
          {words.enter}
        </Button>
      )}
      {abilities.thank && (
        <Button id={`thank-${signupId}`} snug icon="chat" onPress={onThank}>
          {thank}
        </Button>
      )}
      {nameRecipient && (
        <Button id={`name-${signupId}`} snug icon="home" onPress={onName}>
          {name}
        </Button>
      )}
    </Buttons>
  )
}
