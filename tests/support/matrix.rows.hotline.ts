import { complaintHotline } from '@liren/shared/complaints.hotline'
import { row } from './matrix.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const committee = ['committee'] as const
const ofPartner = (m: Matrix, partnerId: string) => ({
  params: { communityId: m.here.communityId, partnerId },
})
const inSheet = (m: Matrix, importId: string) => ({ params: { communityId: m.here.communityId, importId } })

const partnerCases = [
  { when: 'own', at: 'here' as const, request: (m: Matrix) => ofPartner(m, m.complaints.partner), ok: committee },
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ofPartner(m, m.complaints.theirPartner),
    not_found: committee,
  },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({
      params: { communityId: m.there.communityId, partnerId: m.complaints.theirPartner },
    }),
    ok: ['otherCommittee'] as const,
  },
]

const sheetCases = (body?: object) => {
  const request = (m: Matrix, id: string) => ({ ...inSheet(m, id), ...(body ? { body } : {}) })
  return [
    { when: 'own', at: 'here' as const, request: (m: Matrix) => request(m, m.complaints.sheet), ok: committee },
    {
      when: 'of the other community, under our address',
      at: 'here' as const,
      request: (m: Matrix) => request(m, m.complaints.theirSheet),
      not_found: committee,
    },
    {
      when: 'missing',
      at: 'here' as const,
      request: (m: Matrix) => request(m, nowhere),
      not_found: committee,
    },
  ] as never
}

/** Work orders of a hotline: the committee’s alone, from the sheet on. */
export const hotlineRows = [
  row(complaintHotline.uploadHotline, 'The committee sends the sheet of a partner.', partnerCases),
  row(complaintHotline.hotlineImports, 'It sees which were sent.', partnerCases),
  row(complaintHotline.hotlineImport, 'It sees what would become of one.', sheetCases()),
  row(complaintHotline.hotlineRows, 'It sees its rows.', sheetCases()),
  row(complaintHotline.setHotlineImport, 'It says what its columns are.', sheetCases({ version: 1, answers: [] })),
  row(complaintHotline.takeHotlineImport, 'It takes in what is new.', sheetCases({ version: 1 })),
  row(complaintHotline.dropHotlineImport, 'It gives one up.', sheetCases()),
]
