import type { ComplaintHolidays } from '@liren/shared/complaints.limits'
import { useState } from 'react'
import { z } from 'zod'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { complaintDeskTexts } from '../desk.texts.ts'
import { holidaysIn } from '../holidays.draft.ts'
import { useHolidays, useSetHolidays } from '../hooks/use-limits.ts'
import { limitsTexts } from '../limits.texts.ts'

/** The holidays by which limits are counted, and the arrangement of another year (committee). */
export function ComplaintHolidaysScreen() {
  return (
    <SignedIn title={limitsTexts.use().holidays}>
      <HolidaysPage />
    </SignedIn>
  )
}

function HolidaysPage() {
  const words = limitsTexts.use()
  const { community = '' } = usePageParams()
  const holidays = useHolidays(community)
  if (holidays.data) return <Holidays communityId={community} holidays={holidays.data} />
  return (
    <Screen id="complaint-holidays" title={words.holidays}>
      <QueryView query={holidays}>{() => null}</QueryView>
    </Screen>
  )
}

function Holidays({ communityId, holidays }: { communityId: string; holidays: ComplaintHolidays }) {
  const words = limitsTexts.use()
  const missing = complaintDeskTexts.use().missingYear
  const [text, setText, { done }] = useFormDraft(z.string(), `complaint-holidays.${communityId}`, '')
  const [isAsked, setAsked] = useState(false)
  const setting = useSetHolidays(communityId)
  const read = holidaysIn(text)
  const unread = read !== null && 'unread' in read ? read.unread : null
  const found = read !== null && 'year' in read ? read : null
  const put = () => {
    setAsked(true)
    if (found) setting.mutate(found, { onSuccess: done })
  }
  return (
    <Screen
      id="complaint-holidays"
      title={words.holidays}
      footer={
        holidays.canEdit && (
          <>
            {setting.error && <Banner tone="danger">{messageOf(setting.error)}</Banner>}
            <Button
              id="holidays-put"
              kind="primary"
              disabled={text.trim() === ''}
              busy={setting.isPending}
              onPress={put}
            >
              {words.put}
            </Button>
          </>
        )
      }
    >
      <Stack>
        <Box as="p">{words.holidaysIntro}</Box>
        {holidays.missingYear !== null && (
          <Banner id="holidays-missing" tone="warn">
            {missing(holidays.missingYear)}
          </Banner>
        )}
        {setting.isSuccess && text === '' && (
          <Banner id="holidays-saved" tone="good">
            {words.putDone}
          </Banner>
        )}
        {holidays.years.map(({ year, isImported, off, on }) => (
          <Fold
            key={year}
            id={`year-${String(year)}`}
            title={`${words.year(year)} · ${isImported ? words.imported : words.brought}`}
            note={words.counts(off.length, on.length)}
          >
            <Box as="p">{`${words.off}: ${off.join(' ')}`}</Box>
            <Box as="p">{`${words.on}: ${on.join(' ')}`}</Box>
          </Fold>
        ))}
        {holidays.canEdit && (
          <Field
            for="holidays-text"
            label={words.text}
            hint={found ? words.preview(found.year, found.off.length, found.on.length) : words.textHint}
            fault={isAsked && unread !== null ? words.unread(unread) : undefined}
          >
            <LongInput
              id="holidays-text"
              value={text}
              onInput={(typed) => {
                setAsked(false)
                setText(typed)
              }}
              rows={5}
              maxLength={2_000}
              label={words.text}
              describedBy={noteOf('holidays-text')}
            />
          </Field>
        )}
      </Stack>
    </Screen>
  )
}
