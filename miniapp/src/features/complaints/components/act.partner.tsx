import { Banner } from '../../../ui/banner.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { actsTexts } from '../acts.texts.ts'
import type { InComplaint } from '../complaints.api.ts'
import type { Act } from '../hooks/use-act.ts'
import { usePartners } from '../hooks/use-partners.ts'

/** To which body outside a matter is handed. */
export function PartnerField({ at, act: { form, change } }: { at: InComplaint; act: Act }) {
  const words = actsTexts.use()
  const partners = usePartners(at.communityId)
  return (
    <QueryView query={partners}>
      {({ items }) =>
        items.length === 0 ? (
          <Banner tone="info">{words.noPartners}</Banner>
        ) : (
          <Field for="act-partner" label={words.partner}>
            <SelectInput
              id="act-partner"
              label={words.partner}
              value={form.partnerId}
              choices={[{ value: '', text: words.choose }, ...items.map(({ id, name }) => ({ value: id, text: name }))]}
              onChange={(partnerId) => change({ partnerId })}
            />
          </Field>
        )
      }
    </QueryView>
  )
}
