import type { Merchant } from '@liren/shared/points.shop'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { pointsDeskTexts } from '../desk.texts.ts'
import { useDeskPeople, useSetDeskPerson } from '../hooks/use-desk.ts'

interface DeskPeopleProps {
  communityId: string
  merchants: readonly Merchant[]
}

/** Who is at the desks, and for which merchant alone: then they see that one’s orders and settlement, and no others. */
export function DeskPeople({ communityId, merchants }: DeskPeopleProps) {
  const words = pointsDeskTexts.use()
  const people = useDeskPeople(communityId)
  const setting = useSetDeskPerson(communityId)
  const error = people.error ?? setting.error
  return (
    <Section title={words.people}>
      <Stack>
        <Box as="p">{words.peopleNote}</Box>
        {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
        {people.data?.items.length === 0 && <Box as="p">{words.noPeople}</Box>}
        {people.data?.items.map(({ grantId, nickname, phoneMasked, merchant }) => (
          <Field key={grantId} for={`person-${grantId}`} label={`${nickname} ${phoneMasked}`}>
            <SelectInput
              id={`person-${grantId}`}
              label={`${nickname} ${phoneMasked}`}
              value={merchant?.id ?? ''}
              choices={[
                { value: '', text: words.everyMerchant },
                // One that is further down the list than what has come so far is still the one that is chosen.
                ...(merchant && !merchants.some(({ id }) => id === merchant.id)
                  ? [{ value: merchant.id, text: merchant.name }]
                  : []),
                ...merchants.map(({ id, name }) => ({ value: id, text: name })),
              ]}
              onChange={(chosen) => setting.mutate({ grantId, merchantId: chosen === '' ? null : chosen })}
            />
          </Field>
        ))}
      </Stack>
    </Section>
  )
}
