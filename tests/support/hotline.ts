import { complaintHotline, type HotlineImport } from '@liren/shared/complaints.hotline'
import { complaintPartners } from '@liren/shared/complaints.partners'
import type { RequestOf } from '@liren/shared/endpoint'
import type { Session } from '@liren/shared/identity'
import type { TestApp } from './app.ts'
import type { World } from './world.ts'

export const hotlineHeading = '工单编号,来电时间,来电人,联系电话,是否保密,诉求类别,诉求地址,诉求内容,办理时限'

/** A work order as a hotline hands it out; each cell may be another one. */
export const hotlineLine = (number: string, more: Partial<Record<'phone' | 'category' | 'address' | 'text', string>>) =>
  [
    ...[number, '2026-03-05 14:30', '赵先生', more.phone ?? '19900000041', '否'],
    ...[more.category ?? '市容环境/垃圾', more.address ?? '枫林苑1号楼', more.text ?? '垃圾桶满了三天没人收。'],
    '2026-03-12 18:00',
  ].join(',')

/** A sheet of work orders, under a title as hotlines put one. */
export const hotlineFile = (lines: readonly string[], heading = hotlineHeading) => ({
  name: '12345派单.csv',
  bytes: Buffer.from(['枫林社区 12345 工单,,,,,,,,', heading, ...lines].join('\r\n')),
})

/** What the tests do with the sheets of a hotline in a world. */
export function hotlineIn(test: TestApp, { communityId, committee }: World) {
  const params = { communityId }
  const about = (importId: string) => ({ params: { communityId, importId } })
  return {
    about,
    addPartner: (name = '市12345热线') =>
      test.call(complaintPartners.addPartner, { params, body: { name } }, { as: committee }),
    upload: async (
      partnerId: string,
      file: { name: string; bytes: Buffer },
      as: Session = committee,
    ): Promise<HotlineImport> => {
      const { id } = await test.call(
        complaintHotline.uploadHotline,
        { params: { communityId, partnerId } },
        { as, file },
      )
      return test.call(complaintHotline.hotlineImport, about(id), { as })
    },
    rows: async (importId: string) =>
      (await test.call(complaintHotline.hotlineRows, { ...about(importId), query: { limit: 50 } }, { as: committee }))
        .items,
    set: (importId: string, body: RequestOf<typeof complaintHotline.setHotlineImport>['body']) =>
      test.call(complaintHotline.setHotlineImport, { ...about(importId), body }, { as: committee }),
    take: ({ id, version }: HotlineImport) =>
      test.call(complaintHotline.takeHotlineImport, { ...about(id), body: { version } }, { as: committee }),
  }
}
