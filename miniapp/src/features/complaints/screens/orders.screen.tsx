import { orderStates, type OrderFilters } from '@liren/shared/complaints.board'
import { complaintCategories } from '@liren/shared/complaints'
import { useState } from 'react'
import { names } from '../../../lib/names.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Field } from '../../../ui/field.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { filtersIn } from '../board.draft.ts'
import { ComplaintList } from '../components/complaint.list.tsx'
import { ContactSheet } from '../components/contact.sheet.tsx'
import { useAllComplaints } from '../hooks/use-board.ts'
import { useRules } from '../hooks/use-rules.ts'
import { complaintNames } from '../names.texts.ts'
import { ordersTexts } from '../orders.texts.ts'
import { keyOf } from '../rules.draft.ts'

/** All matters of the community, newest first, as many of them as one asks for (committee). */
export function ComplaintOrdersScreen() {
  return (
    <SignedIn title={ordersTexts.use().title}>
      <OrdersPage />
    </SignedIn>
  )
}

function OrdersPage() {
  const words = ordersTexts.use()
  const params = usePageParams()
  const { community = '' } = params
  const [filters, setFilters] = useState(() => filtersIn(params))
  const orders = useAllComplaints(community, filters)
  useRefresh(orders)
  const [rung, setRung] = useState<string | null>(null)
  const isUnheard = filters.state === 'unheard'
  const isNarrow = [filters.category, filters.buildingId, filters.officeRole].some((one) => one !== undefined)
  return (
    <Screen
      id="complaint-orders"
      title={words.title}
      sheets={
        rung !== null && (
          <ContactSheet at={{ communityId: community, complaintId: rung }} isRingBack onClose={() => setRung(null)} />
        )
      }
    >
      <Stack>
        <Chips oneOf label={words.state}>
          {orderStates.map((one) => (
            <Chip
              key={one}
              id={`orders-${one}`}
              role="radio"
              chosen={one === filters.state}
              onPress={() => setFilters({ ...filters, state: one })}
            >
              {words.states[one]}
            </Chip>
          ))}
        </Chips>
        <Fold id="orders-narrow" title={words.narrow} note={words.narrowNote} startsOpen={isNarrow}>
          <Narrow communityId={community} filters={filters} onChange={setFilters} />
        </Fold>
        {isUnheard && <Box as="p">{words.unheardBody}</Box>}
        <ComplaintList
          communityId={community}
          list={orders}
          empty={
            <EmptyState
              id="orders-empty"
              picture="tree"
              title={isUnheard ? words.unheardEmptyTitle : words.emptyTitle}
              body={isUnheard ? words.unheardBody : words.emptyBody}
            />
          }
          {...(isUnheard ? { onRing: setRung } : {})}
        />
      </Stack>
    </Screen>
  )
}

interface NarrowProps {
  communityId: string
  filters: OrderFilters
  onChange: (filters: OrderFilters) => void
}

function Narrow({ communityId, filters, onChange }: NarrowProps) {
  const words = ordersTexts.use()
  const { category } = complaintNames.use()
  const roles = names.use().role
  const tree = useTree(communityId).data
  const offices = useRules(communityId).data?.offices ?? []
  const any = { value: '', text: words.any }
  const { officeRole, officeScopeId } = filters
  return (
    <Stack>
      <Field for="orders-category" label={words.category}>
        <SelectInput
          id="orders-category"
          label={words.category}
          value={filters.category ?? ''}
          choices={[any, ...complaintCategories.map((value) => ({ value, text: category[value] }))]}
          onChange={(one) => onChange({ ...filters, category: complaintCategories.find((known) => known === one) })}
        />
      </Field>
      <Field for="orders-building" label={words.building}>
        <SelectInput
          id="orders-building"
          label={words.building}
          value={filters.buildingId ?? ''}
          choices={[
            any,
            ...(tree?.estates ?? []).flatMap((estate) =>
              estate.buildings.map(({ id, name }) => ({ value: id, text: `${estate.name} ${name}` })),
            ),
          ]}
          onChange={(id) => onChange({ ...filters, buildingId: id === '' ? undefined : id })}
        />
      </Field>
      <Field for="orders-office" label={words.office}>
        <SelectInput
          id="orders-office"
          label={words.office}
          value={officeRole && officeScopeId ? keyOf(officeRole, officeScopeId) : ''}
          choices={[
            any,
            ...offices.map(({ role, scopeId, scopeLabel }) => ({
              value: keyOf(role, scopeId),
              text: `${scopeLabel} ${roles[role]}`,
            })),
          ]}
          onChange={(key) => {
            const office = offices.find(({ role, scopeId }) => keyOf(role, scopeId) === key)
            onChange({ ...filters, officeRole: office?.role, officeScopeId: office?.scopeId })
          }}
        />
      </Field>
    </Stack>
  )
}
