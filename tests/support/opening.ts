import type { Session } from '@liren/shared/identity'
import { pointsOpenings, type PointsOpening } from '@liren/shared/points.opening'
import { rolesApi } from '@liren/shared/roles'
import { newPhone, type TestApp } from './app.ts'
import { unitAt, type World } from './world.ts'

export const bookHeading = '姓名,手机号,住址,服务小时,积分,积分有效期至'

/** An older book, under a title as committees put one. */
export const bookFile = (lines: readonly string[], heading = bookHeading) => ({
  name: '志愿服务台账.csv',
  bytes: Buffer.from(['枫林社区志愿服务台账,,,,,', heading, ...lines].join('\r\n')),
})

/** What the tests do with older books in a world. */
export function openingsIn(test: TestApp, { communityId, committee }: World) {
  const params = { communityId }
  const about = (openingId: string) => ({ params: { communityId, openingId } })
  const seen = ({ version, sums: { people, minutes, points } }: PointsOpening, reason = '旧台账结余') => ({
    body: { version, reason, people, minutes, points },
  })
  return {
    about,
    seen,
    upload: async (file: { name: string; bytes: Buffer }, as: Session = committee): Promise<PointsOpening> => {
      const { id } = await test.call(pointsOpenings.upload, { params }, { as, file })
      return test.call(pointsOpenings.opening, about(id), { as })
    },
    read: (id: string, as: Session = committee) => test.call(pointsOpenings.opening, about(id), { as }),
    lines: async (id: string, of: 'all' | 'left' = 'all') =>
      (await test.call(pointsOpenings.lines, { ...about(id), query: { limit: 50, of } }, { as: committee })).items,
    sign: (one: PointsOpening, as: Session = committee) =>
      test.call(pointsOpenings.sign, { ...about(one.id), ...seen(one) }, { as }),
  }
}

/** A book of one hour and ten points, which end on a day of their own, of somebody who has just moved in. */
export async function newcomersBook(test: TestApp, world: World): Promise<PointsOpening> {
  const phone = newPhone()
  const body = { phone, nickname: '钱先生', unitId: unitAt(world, 1, 0), relation: 'tenant' as const }
  await test.call(rolesApi.placeResident, { params: { communityId: world.communityId }, body }, { as: world.committee })
  return openingsIn(test, world).upload(bookFile([`钱先生,${phone},,1,10,2090-12-31`]))
}
