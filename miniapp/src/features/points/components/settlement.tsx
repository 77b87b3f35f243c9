import { useState } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { pointsDeskTexts } from '../desk.texts.ts'
import { useSettlement } from '../hooks/use-desk.ts'
import { timeOf } from '../stock.draft.ts'

/** What a merchant handed over in a time, to take away. */
export function Settlement({ communityId, merchantId }: { communityId: string; merchantId: string }) {
  const words = pointsDeskTexts.use()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const settlement = useSettlement(communityId, merchantId)
  return (
    <Section title={words.settlement}>
      <Stack>
        <Field for="settlement-from" label={words.from}>
          <WhenInput id="settlement-from" kind="date" label={words.from} value={from} onChange={setFrom} />
        </Field>
        <Field for="settlement-to" label={words.until}>
          <WhenInput id="settlement-to" kind="date" label={words.until} value={to} onChange={setTo} />
        </Field>
        <Button
          id="settlement-download"
          icon="save"
          busy={settlement.isPending}
          onPress={() => settlement.mutate(timeOf(from, to))}
        >
          {words.download}
        </Button>
        {settlement.error !== null && <Banner tone="danger">{messageOf(settlement.error)}</Banner>}
      </Stack>
    </Section>
  )
}
